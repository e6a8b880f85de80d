package io.steersman.service;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What can be set for the service, beside Quarkus' own keys such as {@code quarkus.http.port}. */
@ConfigMapping(prefix = "steersman")
public interface Settings {

    /** Folder of rules; without it {@code ./rules} where it is, else the shipped rules. */
    Optional<String> rules();

    /** Folder of policies; without it {@code ./policies} where it is, else the shipped policies. */
    Optional<String> policies();

    /** Folder that the service keeps its data in; without it {@code .steersman} in the home of the user. */
    Optional<String> data();

    /** File of more kinds of secrets that are taken out of steps, beside those that everybody knows. */
    Optional<String> secrets();

    /** What a rule may take for one step before it is left out; 0 for any time. */
    @WithDefault("200ms")
    Duration ruleBudget();

    /** How long a thread may work on judging one step before the step is kept without; 0 for any time. */
    @WithDefault("2s")
    Duration stepBudget();

    /** How long steps may wait to be judged before the service says that it is down. */
    @WithDefault("5s")
    Duration longestWait();

    /** Whether the person at a client sees a line for each intervention, where the client has a place for it. */
    @WithDefault("true")
    boolean tellPerson();

    /** How rules are looked after. */
    Health health();

    /** How rules are looked after. */
    interface Health {
        /** Stored trajectories from which on it counts as odd how often a rule fires. */
        @WithDefault("20")
        int runs();

        /** Judged steps from which on it counts as odd that none of them was of the kind that a rule looks at. */
        @WithDefault("1000")
        int steps();

        /** Share of the trajectories beyond which a rule fires on too many. */
        @WithDefault("0.5")
        double most();

        /** Share of the time of judging that may be spent on timing single rules; 0 for none. */
        @WithDefault("0.02")
        double timing();
    }

    /** How experiments are looked after. */
    Experiments experiments();

    /** How experiments are looked after. */
    interface Experiments {
        /** Time between two looks at whether an arm harms a guardrail. */
        @WithDefault("60s")
        Duration every();
    }

    /** Where rules and policies are published. */
    Published published();

    /** Where rules and policies are published. */
    interface Published {
        /**
         * A folder, or a Git checkout, that holds {@code rules} and {@code policies}; or the address of a signed bundle. Goes
         * before the folders.
         */
        Optional<String> from();

        /** PEM file with the public Ed25519 keys of those whose bundles are taken. */
        Optional<String> trusted();

        /** PEM file with the private Ed25519 key that bundles are signed with. */
        Optional<String> key();

        /** Time between two looks at an address. */
        @WithDefault("60s")
        Duration every();
    }

    /** Where steps are kept. */
    Storing journal();

    /** How changed rules and policies are found. */
    Reload reload();

    /** What is kept of trajectories in memory. */
    Sessions sessions();

    /** How changed rules and policies are found. */
    interface Reload {
        /** Time between two looks at the folders; a change takes effect after two looks that see the same. */
        @WithDefault("200ms")
        Duration every();
    }

    /** Where steps are kept. */
    interface Storing {
        /** {@code sqlite}: a file in the data folder; {@code memory}; or the JDBC URL of a PostgreSQL database. */
        @WithDefault("sqlite")
        String store();

        /** Who signs in at the database server, unless its URL says so. */
        Optional<String> user();

        /** The password for it. */
        Optional<String> password();

        /** How large the file may become, 0 for any size; what does not fit is refused. */
        @WithDefault("0")
        MemorySize mostBytes();

        /** Time after which a trajectory that nothing is added to is forgotten, such as {@code 90d}; without it, never. */
        Optional<Duration> keepFor();

        /** How much may be kept, 0 for any size; beyond it, trajectories quiet for longest are forgotten. */
        @WithDefault("0")
        MemorySize keepBytes();
    }

    /** What is kept of trajectories in memory. */
    interface Sessions {
        /** Sessions that are kept open; beyond it, those idle longest are closed and rebuilt on their next step. */
        @WithDefault("10000")
        int most();
    }

    /** How events are followed. */
    Events events();

    /** How events are followed. */
    interface Events {
        /** How many may follow them at once. */
        @WithDefault("100")
        int most();
    }

    /** Who may do what. */
    Access access();

    /** Who may do what. */
    interface Access {
        /** File of keys; without it {@code keys} in the data folder; {@code none} for no keys at all. */
        Optional<String> keys();

        /** File of the audit trail; without it {@code audit.jsonl} in the data folder. */
        Optional<String> audit();

        /** Requests a second that one credential may send, 0 for any number; a key may have a rate of its own. */
        @WithDefault("0")
        int perSecond();

        /** Longest body of a request, at most 64 MB; a key may have a bound of its own. */
        @WithDefault("64M")
        MemorySize mostBytes();

        /** How much of all bodies may be held at once; without it a sixteenth of the memory. */
        Optional<MemorySize> heldBytes();

        /** How long the body of a request may take to come, and a second more for each 16 kB of it. */
        @WithDefault("10s")
        Duration patience();

        /** Origins of web pages, beside the service's own, that may talk to it. */
        Optional<List<String>> origins();

        /** Whether a service without keys may listen to all, because it runs in a container published to this machine alone. */
        @WithDefault("false")
        boolean publishedLocally();

        /** Tokens that somebody else issues. */
        Jwt jwt();
    }

    /** Tokens that somebody else issues. */
    interface Jwt {
        /** Address or path of the set of keys (JWKS) that they are signed with. */
        Optional<String> keys();

        /** Who issues them. */
        Optional<String> issuer();

        /** Whom they are for. */
        Optional<String> audience();
    }

    /** How spans are taken in. */
    Otlp otlp();

    /** How spans are taken in. */
    interface Otlp {
        /** Time without a span after which a trace counts as complete. */
        @WithDefault("3s")
        Duration quiet();
    }

    /** Brokers of a log that several nodes share, as {@code kafka:HOST:PORT,...}; without it the service is alone. */
    Optional<String> cluster();

    /** What a node is to know of the others, where there is a cluster. */
    Fleet fleet();

    /** What a node is to know of the others, where there is a cluster. */
    interface Fleet {
        /** Name of the fleet: its topics begin with it. */
        @WithDefault("steersman")
        String name();

        /** Name or address at which the other nodes reach this one; without it that of the machine. */
        Optional<String> host();

        /** Port for the other nodes. */
        @WithDefault("8090")
        int port();

        /** Key that the nodes show each other. */
        Optional<String> key();

        /** Partitions of the topics, where they are still to be made: they stay as they are. */
        @WithDefault("48")
        int partitions();

        /** Brokers that hold each record, where topics are still to be made. */
        @WithDefault("3")
        int replication();

        /** Threads that read the log, 0 for one each core. */
        @WithDefault("0")
        int threads();

        /** Nodes that hold a copy of what another one judges, and take it over at once. */
        @WithDefault("1")
        int standbys();

        /** A topic of somebody else's that steps are taken from. */
        Observed observed();

        /** File of settings of Kafka's own, such as {@code security.protocol=SSL}, a line each; they go before ours. */
        Optional<String> kafka();
    }

    /** A topic of somebody else's that steps are taken from. */
    interface Observed {
        /** Its name; without it nothing is taken. */
        Optional<String> topic();

        /** {@code native}, {@code otlp_json} or {@code otlp_proto}. */
        @WithDefault("native")
        String format();

        /** Whose steps they are, where the keys do not say so. */
        @WithDefault("local")
        String tenant();
    }
}
