#!/bin/sh
# Steersman in one file: this script, and behind its last line the program. It finds Java and gives each verb the options
# that suit it. More options for the JVM go into JDK_JAVA_OPTIONS, as for any Java program.

oldest=17
# A verb that is done in seconds is done before the JVM's second compiler would pay.
short="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
# The service: pauses of the collector stay as short as what it looks through is small; its classes are no reason to collect; and the
# second compiler takes what is asked for often, not what a start alone asks for. Who chooses otherwise is left alone.
long="-XX:MaxNewSize=160m -XX:MetaspaceSize=192m -XX:Tier4InvocationThreshold=100000 -XX:Tier4MinInvocationThreshold=20000 -XX:Tier4CompileThreshold=200000 -XX:Tier4BackEdgeThreshold=800000"
case "${JDK_JAVA_OPTIONS:-} ${JAVA_TOOL_OPTIONS:-}" in
    *GC* | *-Xmn* | *NewSize* | *Tier* | *Metaspace*) long= ;;
esac

fail() {
    echo "steersman: $1" >&2
    exit 4
}

find_java() {
    if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
        java=$JAVA_HOME/bin/java
    else
        java=$(command -v java) || fail "Java is needed, $oldest or newer, and none was found. Maybe install one (apt-get install openjdk-17-jre-headless), or set JAVA_HOME."
    fi
    # The release file says it without starting a JVM; where there is none, the JVM is asked.
    home=$(dirname "$(dirname "$(readlink -f "$java" 2>/dev/null || echo "$java")")")
    version=$(sed -n 's/^JAVA_VERSION="\([^"]*\)".*/\1/p' "$home/release" 2>/dev/null)
    [ -n "$version" ] || version=$("$java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p' | head -n 1)
    feature=${version%%[.+-]*}
    case $feature in
        '' | *[!0-9]*) feature=$oldest ;;
    esac
    [ "$feature" -ge "$oldest" ] || fail "Java $oldest or newer is needed; $java is $version. Maybe set JAVA_HOME to a newer one."
}

# Classes that were loaded once are kept as the JVM has them in memory: the next start takes half the time. The JVM does
# not take an archive that does not fit to it and to this file, so a stale one is only slow. It writes the beginning of one last:
# an archive without it was left when the JVM was killed, and is made anew.
use_archive() { # the program, what is done with an archive, and the beginning of its name
    cache=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/steersman
    mkdir -p "$cache" 2>/dev/null && [ -w "$cache" ] || return 0
    archive=$cache/$3java-$version-$(wc -c <"$1" | tr -d ' ').jsa
    if [ -s "$archive" ] && [ "$(head -c 4 "$archive" | tr -d '\0' | wc -c)" -gt 0 ]; then
        archived="-XX:SharedArchiveFile=$archive"
    elif [ "$2" = make ] || { [ "$2" = once ] && [ ! -e "$archive.tried" ]; }; then
        rm -f "$cache/$3java-$version-"*.jsa*
        [ "$2" = make ] || : >"$archive.tried"
        archived="-XX:ArchiveClassesAtExit=$archive"
    fi
}

# The service loads other classes, so it has an archive of its own, which it makes when it stops for the first time. It tries once: where it
# is killed over it, stopping must not take that long again. Then, and with STEERSMAN_ARCHIVE=no, that of the other verbs takes some of
# the time away; STEERSMAN_ARCHIVE=make has it try again.
use_archive_of_service() { # the program, and whether it may make one
    case $2 in
        no) use_archive "$1" use serve- ;;
        make) use_archive "$1" make serve- ;;
        *) use_archive "$1" once serve- ;;
    esac
    [ -n "$archived" ] || use_archive "$1" use ""
}

# What the line names first that is no option.
verb=
for word in "$@"; do
    case $word in
        -*) ;;
        *)
            verb=$word
            break
            ;;
    esac
done

find_java
archived=
case $verb in
    serve)
        use_archive_of_service "$0" "${STEERSMAN_ARCHIVE:-once}"
        set -- $long -jar "$0" "$@"
        ;;
    demo)
        use_archive_of_service "$0" no
        set -- -jar "$0" "$@"
        ;;
    analyze | evaluate | rules)
        use_archive "$0" make ""
        set -- $short -jar "$0" "$@"
        ;;
    *)
        use_archive "$0" use ""
        set -- $short -jar "$0" "$@"
        ;;
esac
# What the JVM has to say of an archive that does not fit is of no use to anybody; its errors are.
exec "$java" $archived -Xshare:auto -XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr "$@"
