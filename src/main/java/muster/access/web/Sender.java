package muster.access.web;

import jakarta.servlet.http.HttpServletRequest;

/** Which site a request comes from: browsers say so, and no page can make them say otherwise. */
enum Sender {
    OURS,
    ANOTHER,
    UNSAID;

    static Sender of(HttpServletRequest request, String publicAddress) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            // none: typed or bookmarked by the person
            return site.equals("same-origin") || site.equals("none") ? OURS : ANOTHER;
        }
        var origin = request.getHeader("Origin");
        // a page that keeps its address to itself has no origin to name
        if (origin == null || origin.equals("null")) {
            return UNSAID;
        }
        boolean ours =
                origin.equals(publicAddress) || origin.equals(request.getScheme() + "://" + request.getHeader("Host"));
        return ours ? OURS : ANOTHER;
    }
}
