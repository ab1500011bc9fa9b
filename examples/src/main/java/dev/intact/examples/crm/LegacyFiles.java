package dev.intact.examples.crm;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * The old CRM's exports: customers in UTF-8 with commas, companies in ISO-8859-1 with semicolons below a title line.
 */
final class LegacyFiles {
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 30);

    private LegacyFiles() {}

    static void writeCompanies(Path file, int count) throws IOException {
        Mess mess = new Mess(7);
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.ISO_8859_1)) {
            out.write("Companies as at 30.06.2026\r\n");
            out.write("id;name;country;vat_number;yearly_revenue\r\n");
            for (int id = 1; id <= count; id++) {
                String name = mess.companyName(id).replaceAll("[^\\x00-\\xff]", "e");
                String revenue = mess.perMille(100)
                        ? ""
                        : String.format(Locale.GERMANY, "%,.2f", mess.upTo(900_000_000) / 100.0);
                String vat = mess.perMille(300) ? "" : "gb" + (100_000_000 + mess.upTo(899_999_999));
                String country = mess.country().replaceAll("[^\\x00-\\xff]", "u");
                out.write(line(";", id, name, country, vat, mess.perMille(4) ? "n/a" : revenue) + "\r\n");
            }
        }
    }

    static void writeCustomers(Path file, int count, int companies) throws IOException {
        Mess mess = new Mess(11);
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("id,type,first,last,company_id,sales_owner,country,email,phone,fax,notes,last_contacted\n");
            for (int id = 1; id <= count; id++) {
                out.write(customer(mess, id, companies) + "\n");
            }
        }
    }

    private static String customer(Mess mess, int id, int companies) {
        String first = mess.perMille(150) ? "" : mess.first();
        String last = mess.perMille(4) ? "" : mess.last();
        if (last.isEmpty() && mess.perMille(500)) {
            first = "";
        }
        LocalDate day = LAST_DAY.minusDays(mess.upTo(5000));
        String contacted = mess.perMille(3)
                ? "31/02/2019"
                : String.format(Locale.ROOT, "%02d/%02d/%d", day.getDayOfMonth(), day.getMonthValue(), day.getYear());
        String email = mess.perMille(120) ? "" : mess.email(first + last, id);
        String phone = mess.perMille(90) ? "" : mess.phone();
        String company = mess.perMille(400) ? "" : String.valueOf(1 + mess.upTo(companies));
        String fax = mess.perMille(700) ? "" : mess.phone();
        String notes = mess.perMille(600) ? "" : mess.note();
        if (mess.perMille(1)) {
            return line(",", id, mess.type(), first, last);
        }
        return line(
                ",",
                id,
                mess.type(),
                first,
                last,
                company,
                mess.owner(),
                mess.country(),
                email,
                phone,
                fax,
                notes,
                contacted);
    }

    private static String line(String separator, Object... fields) {
        StringJoiner line = new StringJoiner(separator);
        for (Object field : fields) {
            String text = field.toString();
            boolean plain = text.indexOf('"') < 0 && text.indexOf('\n') < 0 && !text.contains(separator);
            line.add(plain ? text : '"' + text.replace("\"", "\"\"") + '"');
        }
        return line.toString();
    }
}
