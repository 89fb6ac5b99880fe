package muster.shared.web;

import java.util.Set;

/**
 * One entry of the navigation; a module offers it as a bean.
 *
 * @param key its message key
 * @param icon a lucide icon's name
 * @param roles names of the roles that see it
 * @param order small numbers stand first
 */
public record NavigationItem(String key, String href, String icon, Set<String> roles, int order) {}
