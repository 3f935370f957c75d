"""Text to sentences, tokens, syntax, names and quotations, with offsets that always hold. spaCy lives here only."""

from dragoman.language.analysis import Analysis, Paragraph, Sentence, Token
from dragoman.language.engine import Language
from dragoman.language.quotations import Quotation, find_quotations

__all__ = ["Analysis", "Language", "Paragraph", "Quotation", "Sentence", "Token", "find_quotations"]
