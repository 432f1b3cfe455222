package io.seatflow.schemas.serde;

import org.apache.avro.SystemLimitException;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.specific.SpecificFixed;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

import java.util.Map;

/**
 * Avro's guards, which are the process's, not an object's. Avro loads no generated class whose package nobody trusts:
 * this trusts Seatflow's records, beside what was trusted before. And no declared length may ask for more memory than
 * any record of ours can hold; limits that the operator set as system properties stay.
 */
public final class TrustedRecords {
    private static final String PACKAGE = "io.seatflow.";
    private static final Map<String, String> LIMITS = Map.of(
            SystemLimitException.MAX_BYTES_LENGTH_PROPERTY,
            Integer.toString(16 << 20),
            SystemLimitException.MAX_STRING_LENGTH_PROPERTY,
            Integer.toString(16 << 20),
            SystemLimitException.MAX_COLLECTION_LENGTH_PROPERTY,
            "1000000",
            SystemLimitException.MAX_COLLECTION_ALLOCATION_PROPERTY,
            "10000");

    private TrustedRecords() {}

    /** Sets the guards, the first time it is called; readers and writers call it themselves. Thread-safe. */
    public static void trust() {
        Once.set();
    }

    private static boolean isRecordOfOurs(Class<?> type) {
        return type.getName().startsWith(PACKAGE)
                && (SpecificRecord.class.isAssignableFrom(type)
                        || GenericEnumSymbol.class.isAssignableFrom(type)
                        || SpecificFixed.class.isAssignableFrom(type));
    }

    /** Loaded, and so run, exactly once. The limits come first: Avro reads them when it first uses them. */
    private static final class Once {
        static {
            LIMITS.forEach((property, limit) -> {
                if (System.getProperty(property) == null) {
                    System.setProperty(property, limit);
                }
            });
            ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
            ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(before, TrustedRecords::isRecordOfOurs));
        }

        static void set() {
            // What is to be done is done by loading the class.
        }
    }
}
