package io.steersman.api.access;

import com.google.re2j.Pattern;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells requests of this machine, and of this service's own pages, from others.
 *
 * <p>A web page can send requests to this machine from the browser of whoever looks at it, also under a name that it lets
 * point here (DNS rebinding); the headers Host, Origin and Sec-Fetch-Site, which a page cannot choose, give it away.
 */
final class Neighbours {

    private static final Pattern NUMBERS = Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    /** What nearly all requests come to and from: told at once. */
    private static final String LOOPBACK = "127.0.0.1";

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final List<String> origins;
    private final boolean publishedLocally;

    /**
     * @param origins whose pages may talk to the service beside its own
     * @param publishedLocally whether peers of this machine seem to come from elsewhere, as in a container
     */
    Neighbours(List<String> origins, boolean publishedLocally) {
        this.origins = List.copyOf(origins);
        this.publishedLocally = publishedLocally;
    }

    /** Why a request may come from another machine, if it may. */
    Optional<String> stranger(HttpServerRequest request) {
        if (!publishedLocally && !isLoopback(request.remoteAddress())) {
            return Optional.of("it comes from another machine");
        }
        HostAndPort asked = request.authority();
        if (asked != null && !isLoopbackName(asked.host())) {
            return Optional.of("it asks for the host '%s', which is not this machine".formatted(asked.host()));
        }
        if (request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null) {
            return Optional.of("it came through a proxy");
        }
        return Optional.empty();
    }

    /** Why a request may come from a page of another's, if it may. */
    Optional<String> foreignPage(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (origin != null) {
            return isOwn(origin, request) || origins.contains(origin)
                    ? Optional.empty()
                    : Optional.of("it comes from a page of '%s'".formatted(origin));
        }
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null || site.equals("same-origin") || site.equals("none")
                ? Optional.empty()
                : Optional.of("it comes from a page of another site");
    }

    private static boolean isOwn(String origin, HttpServerRequest request) {
        HostAndPort asked = request.authority();
        if (asked == null) {
            return false;
        }
        try {
            URI page = URI.create(origin);
            boolean secure = "https".equals(page.getScheme());
            int usual = secure ? HTTPS : HTTP;
            return asked.host().equalsIgnoreCase(page.getHost())
                    && (asked.port() < 0 ? usual : asked.port()) == (page.getPort() < 0 ? usual : page.getPort());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether a name means this machine whoever is asked. */
    static boolean isLoopbackName(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals(LOOPBACK)
                || name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("[::1]")
                || name.equals("::1")
                || NUMBERS.matcher(name).matches();
    }

    /** Whether an address to listen to can be reached from this machine only. */
    static boolean isLoopbackAddress(String address) {
        try {
            return address.equals(LOOPBACK) || InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isLoopback(SocketAddress peer) {
        return peer == null || peer.hostAddress() == null || isLoopbackAddress(peer.hostAddress());
    }
}
