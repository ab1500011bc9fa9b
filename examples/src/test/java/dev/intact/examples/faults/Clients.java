package dev.intact.examples.faults;

import static dev.intact.mapping.FieldRule.map;

import dev.intact.Migration;
import dev.intact.Move;
import dev.intact.convert.Numbers;
import dev.intact.jdbc.Connections;
import dev.intact.jdbc.JdbcLookup;
import dev.intact.mapping.Lookup;
import dev.intact.mapping.Mapping;
import dev.intact.sink.Archived;
import dev.intact.sink.JsonLines;
import dev.intact.sink.Sink;
import dev.intact.source.InMemorySource;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A migration of people of whom nothing may be told: each value has a canary in it, and all fields are sensitive. */
final class Clients {
    static final String CANARY = "serinus";

    static final List<String> TABLES = List.of(
            "create table city (id int primary key)",
            "insert into city values (1)",
            "create table town (code varchar(40), id int)",
            "insert into town values ('serinus-town', 1), ('serinus-ghost-town', 99)",
            "create table client (ssn varchar(40) primary key, mail varchar(40) not null constraint one_mail unique,"
                    + " name varchar(20), city int constraint lives references city,"
                    + " age int constraint born check (age < 100000))",
            "insert into client values ('serinus-first', 'serinus-taken', 'serinus', 1, 42042)");

    private Clients() {}

    record Person(String ssn, @Nullable String mail, String name, String town, String age, String note) {}

    record Client(String ssn, @Nullable String mail, String name, int city, int age) {}

    static Person person(int id) {
        String ssn = "serinus-" + id;
        Person good = new Person(ssn, "serinus@" + id, "serinus " + id, "serinus-town", "42042", "serinus note");
        return switch (id % 12) {
            case 1 -> new Person(ssn, good.mail, good.name, good.town, "serinus-age", good.note);
            case 2 -> new Person(ssn, good.mail, good.name, good.town, "-42042", good.note);
            case 3 -> new Person(ssn, "serinus-taken", good.name, good.town, good.age, good.note);
            case 4 -> new Person(ssn, good.mail, good.name, "serinus-ghost-town", good.age, good.note);
            case 5 -> new Person(ssn, null, good.name, good.town, good.age, good.note);
            case 6 -> new Person(ssn, good.mail, good.name, good.town, "420420", good.note);
            case 7 -> new Person(ssn, good.mail, "serinus that is too long", good.town, good.age, good.note);
            case 8 -> new Person(ssn, good.mail, good.name, "serinus-nowhere", good.age, good.note);
            default -> good;
        };
    }

    static Lookup<String, Integer> towns(Connections connections) {
        return JdbcLookup.named("towns")
                .from(connections)
                .table("town")
                .key("code", String.class)
                .value("id", Integer.class);
    }

    /** A lookup whose database fails on its values. */
    static Lookup<String, Integer> failing(Connections connections) {
        return JdbcLookup.named("failing towns")
                .from(connections)
                .query("select code, cast(code as int) as id from town", String.class, Integer.class);
    }

    static Mapping<Person, Client> mapping(Lookup<String, Integer> towns) {
        return Mapping.from(Person.class)
                .to(Client.class)
                .key(Person::ssn)
                .field(map(Client::ssn).copiedFrom(Person::ssn))
                .field(map(Client::mail).copiedFrom(Person::mail))
                .field(map(Client::name).copiedFrom(Person::name))
                .field(map(Client::city).from(Person::town).via(towns))
                .field(map(Client::age).from(Person::age).via(Numbers.integer()))
                .archive(Person::note, "nobody reads notes")
                .sensitive(Person::ssn)
                .sensitive(Person::mail)
                .sensitive(Person::name)
                .sensitive(Person::town)
                .sensitive(Person::age)
                .sensitive(Person::note)
                .require("has been born", client -> client.age() >= 0)
                .build();
    }

    /** Moves some dozens of people. */
    static Migration into(String name, Sink<Client> sink, Lookup<String, Integer> towns, Path archive, int dozens) {
        List<Person> people =
                IntStream.range(0, 12 * dozens).mapToObj(Clients::person).toList();
        return Migration.of(
                name,
                Move.named("clients")
                        .from(InMemorySource.of(Person.class, people))
                        .to(mapping(towns), sink)
                        .archiveInto(JsonLines.of(archive, Archived.class)));
    }
}
