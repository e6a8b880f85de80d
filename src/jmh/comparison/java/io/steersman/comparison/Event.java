package io.steersman.comparison;

/**
 * One step of a run as all contenders are given it: what there is to read has been read.
 *
 * @param seq its number in the run, from 0 on
 * @param call what is called, with its arguments: equal texts are equal calls
 * @param error what the failure says; empty without one
 */
public record Event(String run, int seq, Kind kind, String call, String file, boolean failed, String error) {

    /** What a step does. */
    public enum Kind {
        READ,
        EDIT,
        TEST,
        OTHER
    }

    public boolean edits() {
        return kind == Kind.EDIT;
    }

    /** Whether it shows that what was edited works. */
    public boolean passes() {
        return kind == Kind.TEST && !failed;
    }

    // As those want them that know beans alone.

    public String getRun() {
        return run;
    }

    public int getSeq() {
        return seq;
    }

    public String getCall() {
        return call;
    }

    public String getFile() {
        return file;
    }

    public String getError() {
        return error;
    }

    public boolean isFailed() {
        return failed;
    }

    public int getFailures() {
        return failed ? 1 : 0;
    }

    public boolean isEdits() {
        return edits();
    }

    public boolean isPasses() {
        return passes();
    }

    public boolean isTouches() {
        return kind == Kind.EDIT || kind == Kind.READ;
    }
}
