package dev.intact.jdbc;

import java.sql.SQLException;
import java.util.Optional;

/** That the database did not take a row, by which insert, and its error if there was one. */
record Refusal(Insert<?> insert, int sink, Optional<SQLException> error) {}
