package io.seatflow.local.commands;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table for people: columns as wide as their widest cell, numbers to the right. */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final int columns;

    /** A table with these column heads and no rows. */
    public TextTable(String... heads) {
        columns = heads.length;
        rows.add(List.of(heads));
    }

    /** Adds a row with one cell per column. */
    public TextTable row(Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException("expected %d cells, found %d".formatted(columns, cells.length));
        }
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
        return this;
    }

    /** The table with its heads, each line ended. */
    @Override
    public String toString() {
        List<Boolean> toTheRight =
                IntStream.range(0, columns).mapToObj(this::isNumeric).toList();
        List<Integer> widths = IntStream.range(0, columns).mapToObj(this::width).toList();
        return rows.stream()
                .map(row -> IntStream.range(0, columns)
                        .mapToObj(column -> pad(row.get(column), widths.get(column), toTheRight.get(column)))
                        .collect(Collectors.joining(GAP))
                        .stripTrailing())
                .collect(Collectors.joining(System.lineSeparator(), "", System.lineSeparator()));
    }

    private boolean isNumeric(int column) {
        return rows.size() > 1
                && rows.stream().skip(1).allMatch(row -> row.get(column).matches("-?[0-9]+"));
    }

    private int width(int column) {
        return Collections.max(
                rows.stream().map(row -> row.get(column).length()).toList());
    }

    private static String pad(String cell, int width, boolean toTheRight) {
        String space = " ".repeat(width - cell.length());
        return toTheRight ? space + cell : cell + space;
    }
}
