package io.steersman.cli.analyze;

import io.steersman.report.run.Analysis;

/** A form in which an analysis is printed. */
sealed interface Output permits JsonOutput, JunitOutput, LineOutput, SarifOutput, TableOutput {

    /** The forms by name. */
    enum Format {
        TABLE,
        JSON,
        NDJSON,
        SARIF,
        JUNIT
    }

    /** Takes the next trajectory, in the order of the files. */
    void take(Analysis analysis);

    /**
     * Takes a trajectory that was taken before from another recording, and counts once.
     *
     * @param before the file or stream of the other
     */
    void again(Analysis analysis, String before);

    /** All files are done. */
    void end(Summary summary);
}
