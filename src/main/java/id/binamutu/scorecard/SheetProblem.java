package id.binamutu.scorecard;

import java.util.List;

/**
 * What is wrong in a file.
 *
 * @param line in the file, the header being 1
 * @param column as in the header, or "" for the whole line
 */
record SheetProblem(long line, String column, String messageKey, List<Object> arguments) {}
