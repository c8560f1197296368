package bookings_test

import data.bookings

# What a token of the demo's alice has.
traveler := {
	"persona_id": "alice_traveler_corsica",
	"title": "traveler",
	"circle": "corsica",
	"valid_till": "2026-12-31T23:59:59Z",
	"consent": true,
	"autobook_price": 5000,
}

question := {
	"token": {"acr": "1", "persona": traveler, "personas": [traveler]},
	"booking": {"circle": "corsica", "price": 1200},
	"now": 1780000000,
}

with_persona(change) := object.union(question, {"token": {"persona": change}})

test_what_the_persona_permits_is_allowed if {
	bookings.allow with input as question
	bookings.refusals == set() with input as question
}

test_holding_a_persona_is_not_working_as_it if {
	nobody := object.union(question, {"token": {"persona": false}})
	not bookings.allow with input as nobody
	bookings.refusals == {"no-persona"} with input as nobody
}

test_another_title_is_refused if {
	bookings.refusals == {"title"} with input as with_persona({"title": "travel-agent"})
}

test_another_circle_is_refused if {
	bookings.refusals == {"circle"} with input as with_persona({"circle": "elba"})
}

test_without_consent_it_is_refused if {
	bookings.refusals == {"consent"} with input as with_persona({"consent": false})
}

test_a_price_above_the_limit_is_refused if {
	bookings.refusals == {"price"} with input as with_persona({"autobook_price": 1199})
}

test_a_persona_that_has_ended_is_refused if {
	bookings.refusals == {"expired"} with input as with_persona({"valid_till": "2026-01-01T00:00:00Z"})
}

test_a_high_price_requires_a_stronger_login if {
	costly := object.union(question, {"booking": {"price": 2000}})
	bookings.refusals == {"stronger-login"} with input as costly
	bookings.allow with input as object.union(costly, {"token": {"acr": "2"}})
}

test_a_negative_price_is_refused if {
	bookings.refusals == {"price"} with input as object.union(question, {"booking": {"price": -1}})
}

test_nothing_is_allowed_without_a_question if {
	not bookings.allow with input as {}
}
