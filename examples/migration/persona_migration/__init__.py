"""Moves personas from the earlier persona service and from the persona API to Keycloak, and back."""
