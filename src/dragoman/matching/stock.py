"""Words that writers share without copying each other: function words, the calendar, titles, newsroom and office prose.

Two independent reports have whole clauses in common ("speaking on condition of anonymity because he was not
authorised to speak to the media", "the ministry said in a statement on Tuesday"). Listing such phrases never ends, as
they are varied and cut; their vocabulary is small and closed. A shared passage is therefore taken as evidence of
copying only for the words in it that are neither names nor of this vocabulary.
"""

from functools import cache

_FUNCTION = """
a about above across after again against ago all almost along already also although always am among amid an and
another any anyone anything are around as at away back be because been before began being between both but by came can
cannot could despite did do does doing done down due during each earlier either else ended even ever every few first
following for former from further get go going got had has have having he her here hers herself him himself his how
however if in including into is it its itself just last late later latest least less like made make many may me might
more most much must my near nearly neither never new next no nor not now of off often on once one only onto or other
others our out over own part per please rather recent recently said same second several shall she should since so some
soon still such take taken than that the their them themselves then there these they third this those though through
throughout thus till to together too took toward towards two under until up upon us very via was way we well were what
when where whether which while who whom whose why will with within without would yet you your three four five six seven
eight nine ten dont isnt wasnt wont hes shes theyre its weve
"""
_CALENDAR = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december today yesterday tomorrow tonight morning afternoon evening night noon day days daily week
weeks weekend month months monthly year years hour hours minute minutes time times date
"""
_OFFICES = """
president presidents presidential vice prime minister ministers ministerial ministry foreign affairs defence defense
interior secretary secretarygeneral general deputy chief head leader leaders chairman chairwoman chair envoy envoys
special representative ambassador ambassadors spokesman spokeswoman spokesperson spokespersons official officials
officer government governments cabinet parliament administration department office state states national security
council adviser advisor commission committee delegation delegations side sides party parties country countries nation
nations counterpart counterparts diplomat diplomats source sources military army forces troops police authorities
member members republic kingdom federation united union embassy palace court high senior top acting commander lord
"""
_NEWSROOM = """
according account added adding agence agency agencies agreed alleged announced announcement anonymity anonymous article
asked asking authorised authorized available broadcast called channel citing claimed clarification cleared comment
comments commented condition conditions conference confirmed contributed correspondent correspondents declined denied
described details detail discuss disclosed edited editing editor emailed expressed familiar freely government headline
identified immediate immediately interview interviewed issued journalists known local matter media mentioned message
name named news newspaper noted online outlet permission person people photo post posted press privately public publicly
published quoted quoting quickly read referring release released remarks reply replied report reported reporter
reporters reporting reportedly reports request requested requests respond responded response saying says sensitive
sensitivity show showed site social speak speaking spoke spoken state stated statement statements story stressed
telegram telephone television told twitter underlined unidentified video website wire writing wrote written
"""
_DIPLOMATIC = """
agenda agreement agreements atmosphere attended aimed aspects attention bilateral brief close cooperation constructive
continue continued cordial current deepening development developments dialogue discussed discussion discussions
efforts emphasised emphasized exchange exchanged friendly held hold holding host hosted importance interest interests
international invited invitation issue issues key latest mediated mediation meet meeting meetings met mutual
negotiate negotiating negotiation negotiations number opportunities partnership peace process progress range received
readiness region regional reiterated relations relationship role round situation steps strengthen strengthening summit
support talk talks ties topics trilateral views visit visited visiting welcomed world
"""
_FORMAL = """
act acts accordance agencies amended america american americans applicable appointed appointment appropriate article
authority benefit bill branch citizens congress consistent constitution constitutional create dated declare declared
directed director employees enforceable entities equity executive federal force forth full funds further granted hand
hereby herein hereunto hundred house implemented impair independence intended law laws legal legislative letter
memorandum nominate nominated nominee notice order person power powers pursuant procedural proclaim proclamation
provided provision provisions purpose pursuant register respect right section seal senate service set sign signed
subject subsection substantive term thereof therefore thousand title transmitted twenty vested virtue whereof witness
"""


@cache
def _words() -> frozenset[str]:
    lists = (_FUNCTION, _CALENDAR, _OFFICES, _NEWSROOM, _DIPLOMATIC, _FORMAL)
    return frozenset(" ".join(lists).split())


def is_stock(folded: str) -> bool:
    """Whether a folded word is of the common stock or has fewer than three letters."""
    return len(folded) < 3 or folded in _words()


def is_telling(written: str, folded: str) -> bool:
    """Whether a word says something of its own: written small, of three letters or more, not of the stock."""
    return written[0].islower() and not is_stock(folded)
