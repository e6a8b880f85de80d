package io.steersman.cli;

import io.steersman.calibration.Measurement;
import io.steersman.cli.evaluate.MeasurementTable;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What verbs print, for tests of other packages. */
public final class Printed {

    private Printed() {}

    /** The table of {@code evaluate --judge}. */
    public static String table(Measurement measured) {
        StringWriter out = new StringWriter();
        MeasurementTable.print(measured, new PrintWriter(out, true));
        return out.toString();
    }
}
