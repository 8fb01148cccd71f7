"""Tests of kg/link, and of our own graph as a service that is linked to."""
