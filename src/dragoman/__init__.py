"""Dragoman reads news reports about negotiations and keeps the record of them."""

__version__ = "0.1.0"
