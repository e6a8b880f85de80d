package io.steersman.api.access;

import io.vertx.core.http.HttpMethod;
import java.util.Set;

/** What the console is made of: pages and scripts without data, the same for everybody, so that a key can be asked for. */
final class ConsolePaths {

    private static final Set<String> PAGES = Set.of("/", "/index.html", "/icon.svg");
    private static final String BUNDLE = "/static/bundle/";

    private ConsolePaths() {}

    /** Whether a request is for one of these; a link to the console may stand anywhere. */
    static boolean isOpen(HttpMethod method, String path) {
        return (method == HttpMethod.GET || method == HttpMethod.HEAD) && (PAGES.contains(path) || isHashed(path));
    }

    /** Whether what is there never changes, since its name is made of what it holds. */
    static boolean isHashed(String path) {
        return path.startsWith(BUNDLE);
    }
}
