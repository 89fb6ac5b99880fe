package muster.provisioning.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import muster.access.Actor;
import muster.support.Cast;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Opens pages and sends forms in a person's name, each from the address that the person has. */
@TestComponent
public class Desk {

    private final MockMvc mvc;
    private final Cast cast;

    Desk(MockMvc mvc, Cast cast) {
        this.mvc = mvc;
        this.cast = cast;
    }

    /** What came back. */
    record Answer(MockHttpServletResponse response) {

        int status() {
            return response.getStatus();
        }

        String body() {
            try {
                return response.getContentAsString(StandardCharsets.UTF_8);
            } catch (UnsupportedEncodingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        String leadsTo() {
            return String.valueOf(response.getRedirectedUrl());
        }
    }

    Answer open(Actor person, String path) throws Exception {
        return send(person, MockMvcRequestBuilders.get(URI.create(path)));
    }

    /** Sends a form; name and value in turn. */
    Answer submit(Actor person, String path, String... fields) throws Exception {
        var request = MockMvcRequestBuilders.post(URI.create(path));
        for (int at = 0; at < fields.length; at += 2) {
            request.param(fields[at], fields[at + 1]);
        }
        return send(person, request);
    }

    Answer send(Actor person, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return new Answer(
                mvc.perform(request.with(cast.as(person)).with(from(person)).with(csrf()))
                        .andReturn()
                        .getResponse());
    }

    static RequestPostProcessor from(Actor person) {
        return request -> {
            request.setRemoteAddr(String.valueOf(person.address()));
            return request;
        };
    }
}
