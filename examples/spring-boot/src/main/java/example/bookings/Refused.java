package example.bookings;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Answered with 403 and a problem document (RFC 9457) whose member {@code reason} is for programs. */
class Refused extends ErrorResponseException {

    Refused(String reason, String detail) {
        super(HttpStatus.FORBIDDEN, problem(reason, detail), null);
    }

    private static ProblemDetail problem(String reason, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, detail);
        problem.setProperty("reason", reason);
        return problem;
    }
}
