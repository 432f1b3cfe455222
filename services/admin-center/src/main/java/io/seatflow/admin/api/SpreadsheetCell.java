package io.seatflow.admin.api;

/** Text for a cell of a CSV file that somebody opens in a spreadsheet. */
final class SpreadsheetCell {
    /** What begins a formula there; also in full width, which East Asian input methods write. */
    private static final String BEGINS_A_FORMULA = "=+-@|%＝＋－＠";

    private SpreadsheetCell() {}

    /**
     * The same on one line, and shown as it is instead of being calculated: what would begin a formula, spaces before it
     * left aside, gets an apostrophe in front.
     */
    static String harmless(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
        String begin = line.stripLeading();
        return !begin.isEmpty() && BEGINS_A_FORMULA.indexOf(begin.charAt(0)) >= 0 ? "'" + line : line;
    }
}
