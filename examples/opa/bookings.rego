# Whether a booking is permitted by the persona in a token.
#
# input.token is the token's claims. The caller has verified them (signature, issuer, audience, expiry); where that is
# Envoy or another proxy, it hands them over. input.booking is what is to be booked. input.now is the time in seconds.
package bookings

titles := {"traveler", "office-manager"}

costly_from := 2000

costly_acr := "2"

default allow := false

allow if count(refusals) == 0

# Why not, all of it; empty if it is permitted.
refusals contains "no-persona" if {
	not input.token.persona
}

refusals contains "title" if {
	input.token.persona
	not input.token.persona.title in titles
}

refusals contains "circle" if {
	input.token.persona
	not input.token.persona.circle == input.booking.circle
}

refusals contains "consent" if {
	input.token.persona
	not input.token.persona.consent == true
}

refusals contains "price" if {
	input.token.persona
	not within_limit
}

refusals contains "expired" if {
	input.token.persona
	not still_valid
}

# The service answers this one alone with 401 and acr_values (RFC 9470), any other with 403.
refusals contains "stronger-login" if {
	input.booking.price >= costly_from
	not input.token.acr == costly_acr
}

within_limit if {
	input.booking.price >= 0
	input.booking.price <= input.token.persona.autobook_price
}

still_valid if input.now * 1000000000 < time.parse_rfc3339_ns(input.token.persona.valid_till)
