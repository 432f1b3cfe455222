package io.seatflow.local.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.seatflow.local.verify.checks.Check;
import io.seatflow.local.verify.evidence.Workbench;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** What the checks have found so far, in a table of the workbench, so that it may be any number. */
final class Findings {
    private final Workbench workbench;
    private final JsonMapper json = new JsonMapper();

    Findings(Workbench workbench) {
        this.workbench = workbench;
    }

    /** Keeps what a check finds now. */
    void begin(Check check) {
        findNow(check);
        workbench.update("INSERT INTO finding SELECT ?, key, ids, words FROM finding_now", check.name());
    }

    /** Keeps of what a check has found only what it finds again under the same key, in the words of this time. */
    void narrow(Check check) {
        if (count(check) == 0) {
            return;
        }
        findNow(check);
        workbench.update("""
                DELETE FROM finding f
                WHERE f.check_name = ? AND NOT EXISTS (SELECT FROM finding_now n WHERE n.key = f.key)""", check.name());
        workbench.update("""
                UPDATE finding f SET ids = n.ids, words = n.words
                FROM finding_now n
                WHERE f.check_name = ? AND n.key = f.key AND n.words <> f.words""", check.name());
    }

    long count(Check check) {
        return workbench
                .rows("SELECT count(*) FROM finding WHERE check_name = ?", row -> row.getLong(1), check.name())
                .getFirst();
    }

    /** What became of a check, once it is not made again. */
    Result result(Check check, @Nullable String unchecked) {
        if (unchecked != null) {
            return new Result(check.name(), check.invariant(), check.rules(), 0, List.of(), unchecked);
        }
        List<Violation> first = workbench.rows(
                "SELECT ids::text, words FROM finding WHERE check_name = ? ORDER BY key LIMIT " + Result.MOST_SHOWN,
                row -> new Violation(ids(row.getString(1)), row.getString(2)),
                check.name());
        return new Result(check.name(), check.invariant(), check.rules(), count(check), first, null);
    }

    private void findNow(Check check) {
        workbench.execute("TRUNCATE finding_now");
        workbench.execute("""
                INSERT INTO finding_now
                SELECT DISTINCT ON (key) key, json_strip_nulls(ids), words
                FROM (%s) AS found (key, ids, words)
                ORDER BY key""".formatted(check.query()));
    }

    private Map<String, String> ids(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("ids of a finding are no JSON: " + text, unreadable);
        }
    }
}
