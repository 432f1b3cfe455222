package io.seatflow.local.verify;

import java.util.LinkedHashMap;
import java.util.Map;

/** A verdict as one JSON document, for machines. */
record VerdictDocument(Verdict verdict) {

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("holds", verdict.holds());
        document.put(
                "checked",
                verdict.results().size()
                        - verdict.leftOut().size()
                        - verdict.unchecked().size());
        document.put("violated", verdict.violated().size());
        document.put("unchecked", verdict.unchecked().size());
        document.put("leftOut", verdict.leftOut());
        document.put("records", verdict.records());
        document.put("checks", verdict.results().stream().map(this::check).toList());
        return document;
    }

    private Map<String, Object> check(Result result) {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("check", result.check());
        check.put("invariant", result.invariant());
        check.put("rules", result.rules());
        check.put("holds", result.holds());
        check.put("count", result.count());
        if (result.unchecked() != null) {
            check.put("unchecked", result.unchecked());
        }
        check.put(
                "violations",
                result.violations().stream().map(VerdictDocument::violation).toList());
        return check;
    }

    private static Map<String, Object> violation(Violation violation) {
        return Map.of("ids", violation.ids(), "found", violation.found());
    }
}
