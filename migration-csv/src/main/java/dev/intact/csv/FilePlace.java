package dev.intact.csv;

import dev.intact.ledger.Position;

/** A place in a list of files: the number of the file, from 0, and how many of its records stand before. */
record FilePlace(int file, long record) {

    static FilePlace of(Position position, int firstFile) {
        if (position.isStart()) {
            return new FilePlace(firstFile, 0);
        }
        String token = position.token();
        int colon = token.indexOf(':');
        return new FilePlace(
                Integer.parseInt(token, 0, colon, 10), Long.parseLong(token, colon + 1, token.length(), 10));
    }

    Position position() {
        return Position.of(file + ":" + record);
    }
}
