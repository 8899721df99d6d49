package id.binamutu.web;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Asked by the idle warning when the reader wants to stay signed in: being asked is what keeps the session. */
@Controller
class SessionController {
    @GetMapping("/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep() {}
}
