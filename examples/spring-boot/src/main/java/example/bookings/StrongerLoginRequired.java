package example.bookings;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The challenge of RFC 9470: the application logs the user in again with these {@code acr_values}, and repeats the call. */
class StrongerLoginRequired extends ErrorResponseException {

    StrongerLoginRequired(String acr) {
        super(
                HttpStatus.UNAUTHORIZED,
                ProblemDetail.forStatusAndDetail(HttpStatus.UNAUTHORIZED, "This price requires a stronger login"),
                null);
        getHeaders()
                .set(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer error=\"insufficient_user_authentication\","
                                + " error_description=\"A stronger login is required\", acr_values=\"" + acr + "\"");
    }
}
