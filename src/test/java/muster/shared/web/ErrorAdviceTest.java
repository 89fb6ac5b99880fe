package muster.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;

@ExtendWith(OutputCaptureExtension.class)
class ErrorAdviceTest {

    @Test
    void the_log_names_the_route_and_never_the_secret_in_an_address(CapturedOutput log) throws Exception {
        var answer = MockMvcBuilders.standaloneSetup(new Broken())
                .setControllerAdvice(new ErrorAdvice())
                .build()
                .perform(get("/welcome/THE-TOKEN?code=THE-CODE"))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(log).contains("GET /welcome/{token}", "it broke").doesNotContain("THE-TOKEN", "THE-CODE");
    }

    @Controller
    static class Broken {

        @GetMapping("/welcome/{token}")
        String look() {
            throw new IllegalStateException("it broke");
        }
    }
}
