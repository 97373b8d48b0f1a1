"""What a template leaves behind, and the hints by which it is looked for. `blanks` reads with them."""

from __future__ import annotations

import re

from wizard.checks.found import LookedFor
from wizard.checks.shape import Hint, Shape

# What mail merges and forms leave behind, whatever the words around it.
_BLANKS = Shape(
    r"""
      \{\{ [^{}\n]{0,80} \}\} | \{% [^%\n]{0,80} %\} | [#$]\{ [^{}\n]{0,80} \}
    | << [^<>\n]{1,80} >> | \*\| [A-Z_:]{2,40} \|\*
    | % [A-Z][A-Z_]{2,40} %? (?![\w%])
    | \{ !?[A-Za-z][A-Za-z_.\ |:"'-]{1,60} \} | <% [^%\n]{1,80} %> | @@ [\w.\ ]{1,40} @@
    | < [A-Z][A-Za-z_'\ ]{2,40} >
    | (?<![\w.@/-]) _+ (?:th|st|nd|rd)? (?! [\w@/-] | \.\w ) | \#{2,} (?!\w)
    | (?<!\w) (?:FIRST|LAST|FULL|USER|CUSTOMER|CLIENT|ORDER|COMPANY|AGENT) _? (?:NAME|NUMBER|ID|DATE) (?!\w)
    | \( (?:your|customer|agent|company|sender|client)(?:'s)?\ (?:full\ |first\ )?
        (?:name|title|signature|position|job\ title|phone|number|e-?mail|address|department)\ ?\)
    | (?<!\w) (?<!Bowl\ ) (?<!hapter\ ) (?<!Part\ ) (?<!size\ ) (?:X{3,}|x{3,}) (?!\w) (?![\ -]?\d)
    | (?<![.\w]) \.{5,} (?!\w)
    | (?<!\w) (?:dd|DD|mm|MM) [/.-] (?:mm|MM|dd|DD) [/.-] (?:yyyy|YYYY|yy|YY) (?!\w)
    | (?<!\w) (?:hh|HH):(?:mm|MM) (?!\w)
    | (?<!\w) (?<!printed\ ) (?<!said\ ) (?<!wrote\ ) (?<!read\ ) (?<!marked\ ) (?<!put\ )
        (?:TBC|TBD|TODO|FIXME|TBA) (?!\w)
    | (?<![\w/]) (?:DD|MM)/(?:DD|MM) (?![\w/])
    | (?<![\w.]) \$ [a-z]{2,20} (?:_[a-z_]{2,30})? (?!\w)
    | (?i:lorem\ ipsum)
    | [£$€] (?:[Xx]{1,4}|_+|\?{2,}|[A-Z]{3,12}) (?!\w) | [£$€] (?=[\ ,.;:)] ) (?!\ ?\d)
    | (?<!\w) [Xx]{1,3}% | (?<![\w?!]) \?{3,} | \d \?{2,} (?!\w)
    | (?<!\w) (?i:xx|nn) (?=\ (?:pounds|dollars|euros|days|hours|minutes|weeks|per\ cent)\b) | \bthe\ Nth\b
    | (?<!\w) (?:xx|XX|X|nn|NN) (?:th|st|nd|rd) (?!\w) | \.\.[/.:-]\.\.
    | (?<!\d) 00[/.-]00[/.-](?:00)?00 (?!\d)
    | (?<!\w) (?:xx|XX|nn|NN) (?=\ (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))
    | (?: (?<=within\ ) | (?<=\ in\ ) | (?<=\ for\ ) | (?<=\ of\ ) | (?<=by\ ) | (?<=were\ ) | (?<=next\ ) ) X
        (?=\ (?:days|hours|minutes|weeks|months|pounds|dollars|euros|working|business|per\ cent)\b)
    | \b (?:GBP|USD|EUR) \ ? (?:X{1,4}|_+) \b | (?<=[a-z]\ ) \(\ {1,5}\)
    """,
    re.VERBOSE,
)
# A program's own word for "no value", or a name that only a program gives.
_FROM_PROGRAMS = Shape(
    r"""
      \[object\ Object\] | \#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!) | (?<![\w-]) (?:undefined|NaN) (?![\w-])
    | (?<![\w-]) (?<!\ba\ ) (?<!said\ ) (?<!says\ ) (?<!shows\ ) (?<!showed\ ) (?<!read\ ) (?<!printed\ ) null
        (?![\w-]) (?!\ and\ void) | \bInvalid\ Date\b
    | (?<![\w@/._-]) [a-z]{3,20} (?:_[a-z]{2,20}){1,4} (?![\w@/-]|\.\w)
    | (?<![\w@/.]) (?:first|last|customer|order|user|invoice|refund|company|product|agent)
        (?:Name|Id|Number|Date|Amount|Code|Ref) (?!\w)
    | (?<![\w@/.]) [A-Z][a-z]{2,15} (?:_[A-Z][a-z]{1,15}){1,3} (?![\w@/])
    | (?<!\w) (?:address|name|field|item|product|value) _? [1-9] (?!\w)
    | (?<!\w) (?:VOUCHER|ORDER|PROMO|CUSTOMER|TRACKING|INVOICE|REFUND|PRODUCT|DISCOUNT|TICKET|BOOKING
        |ACCOUNT|CASE) [_ ]? (?:CODE|NUMBER|NO|ID|REF|AMOUNT|DATE|NAME|LINK|URL) (?!\w)
    | (?<![\w.]) (?:name|your\.?name|first\.?last|user|someone)
        @ (?:company|example|domain|email|yourcompany|yourdomain) \. (?:com|org|net|co\.uk) \b
    | (?<![\w.]) @ (?:customer|user|guest|client|name) (?:handle|name)? \b
    | (?<!\w) \*(?:name|date|amount|company|your\ name|time|reason)\* (?!\w)
    | (?<!\w) (?:YOUR|CUSTOMER|INSERT) (?:-[A-Z]{2,12}){1,4} (?!\w) | (?<!\w) 0{6,}-?TEST\b
    """,
    re.VERBOSE,
)
# The name of a field where its value should be: "Hello NAME", "on DATE", "of date", "Dear ,".
_FIELDS = Shape(
    r"""
      (?<= [a-z,]\ ) (?:NAME|DATE|TIME|DAY|MONTH|YEAR|CITY|TOWN|COMPANY|AMOUNT|ADDRESS|PRODUCT|REASON|VENUE)
        \b (?= [\s.,;:!)] | \Z ) (?!\ [A-Z]{2})
    | \b YOUR\ (?:FULL\ )?(?:NAME|COMPANY|TITLE|ADDRESS|EMAIL|NUMBER|TEXT|SIGNATURE) \b
    | \b INSERT\ [A-Z]{3,20} \b | \b (?:Company|Hotel|Product|Shop|Store|Town|Customer|Recipient)\ Name \b
    | (?<=Dear\ ) (?:Recipient|Addressee|First\ Last|Full\ Name|Username|User\ Name) \b
    | \b (?:John|Jane)\ Doe \b | \b Joe\ Bloggs \b | \b A\.?\ ?N\.?\ Other \b
    | \b Any(?:town|\ Street|\ Road) \b
    | \b Example\ (?:Street|Town|Company|Ltd) \b | \b (?:Lorem|Ipsum) \b
    | (?<!\w) (?:F|L|FIRST|LAST|SUR)NAME (?!\w) | (?<!\w) [Ff]irstname (?!\w) | (?<!\w) Lastname (?!\w)
    | (?<= [a-z]\ ) (?<!into\ ) (?:Name|Surname) (?= [\ ,.] )
    | \b (?:on|by|before|since|from|dated) \ date (?= [,.;] | \ (?:and|at|between)\b )
    | \b (?:sum|total|amount|refund|credit) \ of \ (?:pounds|dollars|euros) \b
    | (?:^|(?<=\n)) (?:Dear\ ?|Hi\ |Hello\ ) ,
    | \b (?:by|at|on|of|in|to|within|about|for) \ (?:\.{3}|…) \ ?
        (?: o'clock|days|hours|minutes|pounds|dollars|euros|am|pm|weeks ) \b
    | (?<=Dear\ ) (?:Mr|Mrs|Ms|Miss|Mx) / (?:Mr|Mrs|Ms|Miss|Mx) \b
    | \b [Dd]elete\ as\ (?:applicable|appropriate) \b
    | (?<= [a-z,]\ ) \( (?:child|pupil|venue|date|time|amount|name|company|customer|address|reason|product
        |item|department|team|manager|driver|engineer|reference|number|price|sum|figure|day|month|place|town|city
        |street|branch|store|title|issue|problem|incident|cause|country|destination)\)
        (?= [\s.,;:!] | \Z )
    | \( (?:driver|manager|agent|engineer|technician|customer|client|guest|patient|tenant|pupil|child|parent
        |staff|team|company|venue|product|item|order|account|delivery|event|contact|reference|branch|case)(?:'s)?
        \ (?:name|number|date|time|address|id|ref|reference|amount|phone|details?) \)
    | \( (?:how|which|what|who|when) \ ?[a-z\ ]{0,20}\?+ \)
    """,
    re.VERBOSE,
)
# A note to whoever was to finish it: "(describe what happened)", "add a line here", "Agent: pick one".
_NOTES = Shape(
    r"""
      \( (?:describe|explain|state|specify|insert|give|enter|choose|pick|select|delete|amend)
        \ [^()\n]{3,60} \)
    | \b (?:add|put|write|insert|paste) \ (?:a|the|your|in|in\ a|one|another)
        \ (?:line|paragraph|sentence|reason|explanation|apology|figure|text|words?|bit)
        \ (?:here|in|about|on) \b
    | \b to\ be\ (?:pasted|filled|added|inserted|completed)\ in \b
    | \( (?:ask|check) \ (?!for\b|me\b|your\b|in\b|at\b|out\b) [^()\n]{3,60} \)
    | \( (?:replace|remove|edit|update|confirm|todo|note\ to) \ [^()\n]{3,60} \)
    | \b note\ to\ (?:self|agent|writer|editor|sender|team|author) \b
    | (?: ^ | [–—:;(?] \ ? | (?<=[.!]) \ ) (?:check|confirm|ask|verify|add|update|replace) \b [^.!?\n]{2,50}
        \b before\ (?:sending|posting|printing|this\ (?:goes|is\ sent)|it\ (?:goes|is\ sent)|we\ send)
    | \b to\ be\ confirmed\ before \b
    | (?: ^ | (?<=[.!]) \ ) (?:add|insert) \ [^.!?\n]{3,50} \ here \b (?=[.:;!])
    | \b insert\ (?:a\ |the\ )? (?:reason|cause|apology|details?|text|link|paragraph|sentence|logo
        |signature) \b
    | \b (?:text|name|date|amount|content|copy|message|title|reason|paragraph)\ goes\ here \b
    | \b (?:sample|placeholder|dummy|filler)\ text \b | \bwhich\ \w{3,12}\?\?
    | \b (?:agent|writer|author|editor|advis[eo]r|sender|signatory|drafter|legal|comms) \ ?
        (?: : \ ? (?:pick|choose|add|delete|fill|check) | to\ (?:fill|add|complete|confirm|check|insert) ) \b
    | \b (?:pick|choose|delete)\ one \b (?=\ ?[:–—-])
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Marks that programs put round a name, or in place of a value: "%s", "{0}", "|name|", "«First_Name»".
_MARKS = Shape(
    r"""
      \{\d\} | (?<!\w) %(?:\d\$)?[sd] (?!\w) | \$\([A-Za-z_]{2,30}\)
    | \{\$[A-Za-z_]{2,30}\}
    | (?<!\w) ([\#~^|]) [A-Za-z][A-Za-z_\ ]{2,20} \1 (?!\w) | « [A-Z][A-Za-z_\ ]{2,30} »
    | \* [A-Z]{4,20} \* | \*{2,3} (?:insert|add|check|complete|confirm|enter)\ [^*\n]{2,60} \*{2,3}
    | <!-- | -->
    | \bMERGEFIELD\b | \bError!\ (?:Reference|Bookmark) | \#(?:ERROR!|NULL!|NUM!)
    | [£$€] (?:undefined|null|NULL|None|NaN|N/A) \b | (?<!\w) NULL (?!\w)
    | (?<!\d) 0?1/0?1/(?:1900|1970) (?!\d)
    | \b1970-01-01\b | \b1\ January\ (?:1970|1900)\b
    | \b (?:[Oo]n|[Bb]y|[Aa]t|[Oo]f|[Tt]o|[Ff]or|is|was|until|Mr|Mrs|Ms) \ None (?= [\ ,.]|\Z ) (?!\ of\b)
    | \[ [●•*–—-]{1,3} \] | …{2,} | (?<=\s) -{4,} (?=[\s.,])
    | (?<=\s) \?\? (?=\ [A-Za-z\d] | [:/.]\?\?)
    | (?<!\w) [Xx]{2} [:/.-] [Xx]{2} (?!\w) | (?<!\w) (?:tbc|tbd|tba|t\.b\.c\.) (?!\w)
    | \b (?:of|for|on|by|at|until|within|about|over|than|owe\ you|order) \ XX (?!\w)
    """,
    re.VERBOSE,
)
# Nothing where something should be: "Hi !", "by .", "between and", "Mr ,", "()".
_EMPTY = Shape(
    r"""
      (?: ^ | (?<=\n) ) (?:Dear|Hi|Hello|Hey|Hiya) \ {1,3} [!,]
    | (?<=Dear\ ) (?:Mr|Mrs|Ms|Miss|Mx|Dr) \.? \ ? ,
    | (?<=Dear\ ) (?:X|Y|None|Null|NULL|Undefined|Unknown|N/A|Test|0) (?=,)
    | (?<=Hi\ ) (?:None|Null|NULL|X) (?=,)
    | (?<=[a-z]\ ) (?:on|at|by|of|from|with|until|between|Mr|Mrs|Ms|the|your|our)
        \ {1,3} [.,;] (?=\s|\Z)
    | \b between\s{1,3}and \b | (?<=\s) \(\) | (?<=\s) (?:""|“”|‘’) (?=[\s.,])
    | \b (?:[Oo]rder|[Rr]ef|[Rr]eference|[Ii]nvoice|[Tt]icket|[Cc]ase|[Nn]umber|[Nn]o\.) \ \# (?= [\ .,] )
    """,
    re.VERBOSE,
)
# Names and words that stand in for the real ones, and choices that nobody made.
_DUMMIES = Shape(
    r"""
      \b (?:First|Last|Full|Guest|Client|Agent|Business|Patient|Pupil|Child|Member|Staff|Manager|Team|Brand
        |Street)
        (?:'s)?\ Name \b | \b Job\ Title \b | (?<=,\ ) Position (?=,)
    | \b (?:sincerely|faithfully|regards|wishes|Sincerely|Regards),?\
        (?:your\ name|name|signature|sign\ here) \b
    | \b www\.(?:example|yourcompany|company|website|yoursite|yourwebsite)\.(?:com|co\.uk|org) \b
    | \b (?:XYZ|ABC)\ (?:Ltd|Limited|Company|Corp|Inc|Bank|Hotel) \b | \b Company\ X \b
    | \b (?:asdf\w{0,6}|qwerty|[Bb]lah,?\ [Bb]lah) \b
    | (?<![\w/]) (?:he/she|she/he|him/her|his/her|was/were|is/are|has/have)
        (?![\w/])
    | \b (?:item|order|parcel|ticket|day|hour|date|guest|passenger|name|product)\(s\)
    | (?<!\w) (?<!marked\ ) (?<!said\ ) DRAFT (?!\w)
    | \b [Oo]ptional\ (?:paragraph|sentence|line|text|para) \b
    | \b [Dd]elete\ (?:if\ (?:not|n/a|no|paid|already)
        |where\ (?:not\ )?applicable|whichever|before\ sending) \b
    | \b (?:standard|stock|template|boilerplate)\ (?:paragraph|para|wording|apology|text)\ ?(?:\d|here|:|goes)
    | \( \ ? (?:check|tbc|confirm|sp|query|verify|draft|unsure) \ ? \?{0,2} \)
    | \( (?:is|can|do|did|should|was|are)\ (?:this|we|it|the|that|they) \b [^()\n]{2,50} \? \)
    """,
    re.VERBOSE,
)
# Choices that nobody made ("Monday/Tuesday", "£20/£40"), and figures that stand for none ("99/99/9999").
_CHOICES = Shape(
    r"""
      \b (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day/(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \b
    | [£$€]\d[\d.,]*\ ?/\ ?[£$€]\d | (?<![\w/]) (?:s/he|\(s\)he|a/an|am/pm|AM/PM|[Yy]es/[Nn]o|Y/N)
        (?![\w/])
    | (?<![\w/]) (?:morning/afternoon|son/daughter|daughter/son|husband/wife|wife/husband
        |mother/father|boy/girl
        |refund/replacement|refund/voucher|replacement/refund|phone/email
        |email/phone|room/table|flight/train
        |today/tomorrow|product/service|order/booking|weeks/months
        |days/weeks|hours/days|I/we|me/us|my/our) (?![\w/])
    | (?<!\d) (?:99[/.-]99[/.-](?:99)?99 | 99:99
        | 12345(?:6(?:7(?:89?0?)?)?)? | 0123456789 | 01234\ ?567\ ?890) (?!\d)
    | [£$€]0{1,4}[.,]00 (?!\d) | \b (?:DD|dd|Day)\ (?:MM|mm|Month|MMM|MMMM) \b
    | \b Month\ (?:Year|YYYY) \b
    | &(?:amp|nbsp|lt|gt|quot|apos|\#39);
    """,
    re.VERBOSE,
)
# A bare mark or letter where a word belongs: "***", "□", "Dear …", "my name is X", "Tel: .".
_BARE = Shape(
    r"""
      [□☐▢◻]
    | (?<=[\s£$€]) ([*~^=+@]) \1{2,} (?=[\s.,;:!]|\Z) (?!\ ?\d)
    | (?<!\S) [£$€]{2,} (?=[\s.,]|\Z)
    | (?<=[a-z]) _{3,} | (?: [-._]\ ){4,} | \{\s*\} | (?<=\s) <\s*>
    | (?: Dear | \b[Oo]n | \bat | \bof | \bby | \bfor | \bthe | \byour | \bour ) \ (?:…|\.{3}) (?=[\s,.]|\Z)
    | [£$€]\ ? (?:…|\.{3})
    | \b (?:Mr|Mrs|Ms|until|by|at|owe\ you|order\ no\.) \ X (?=[\s.,]) (?!\ (?:and|Factor|Games)\b)
    | (?: (?<=within\ ) | (?<=\ in\ ) | (?<=\ for\ ) | (?<=\ of\ ) | (?<=next\ ) ) x
        (?=\ (?:days|hours|minutes|weeks|months|pounds|dollars|euros|working|business)\b)
    | \b X\ (?:o'clock|am|pm|people|boxes|items|guests|customers|families|units|copies) \b
    | \b (?:Name|Date|Amount|Reference|Ref|Signed|Signature|Tel|Order\ number|Position): \s* (?=\Z|[.,;])
    | ^ (?:Template|Macro|Canned\ response|Snippet|Stock\ reply|Standard\ reply) \b [^.!?\n]{0,30} :
    | \b (?:Name|Date|Text|Title|Reason|Company|Amount|Address|Logo|Product|Number|Signature|Time
        |Item|Details?)
        \ [Hh]ere \b | \b (?:amount|reason|figure|sum|explanation|apology)\ here \b
    | \b (?:[Yy]ada,?\ yada|[Ss]uch-and-such|[Ss]uch\ and\ such) \b | \b Forename \b
    | (?<=[a-z,]\ )
        \( (?:link|url|URL|logo|photo|signature|here|number|colou?r|fault|mistake) \) (?=[\s.,;:!]|\Z)
    """,
    re.VERBOSE,
)
# "insert name here", "(enter date)", "add your details here"
_INSTRUCTION = Shape(
    r"""
    (?<!\w) (?:insert|enter|add|fill\ in|type|put)
    (?:\ (?:your|the|their|a|an|customer'?s?|client'?s?|guest'?s?)){0,2}
    \ (?:full\ |first\ |last\ |order\ |reference\ |agent\ |product\ )?
    (?:name|date|amount|detail|number|reason|explanation|company|product|time|title|reference|figure
      |text|address)s?
    (?:\ here | (?= [)\]>] ))
    | (?<!\w) (?:your|customer|client|agent|company|guest|first|last) [\ _] (?:sur)?name \ here (?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Each shape is looked for only where one of its hints is.
_FOUR_MARKS = Shape(r"[-._] (?:[-._] ){3}")
_NOBODY = Shape(
    r"(?:Dear|H(?:i|ello|ey|iya)) (?: *[,!]|(?:Mr|Mrs|Ms|Miss|Mx|Dr|[A-Z][A-Za-z/]{0,8}|0)\.? ?,)"
)
_NAMED_BLANK = Shape(
    r"(?:Name|Date|Amount|Ref(?:erence)?|Signed|Signature|Tel|number|Position|Template|Macro|response|Snippet|reply)"
    r"[^.!?\n]{0,31}:|[Hh]ere\b(?<=[a-z] [Hh]ere)"
)
BLANKS: LookedFor = (
    (
        Hint(
            "{ < *| _ ## ?? .. dd/ DD/ mm/ MM/ dd. DD. mm. MM. dd- DD- mm- MM- HH: hh: TBC TBD TODO FIXME"
            " TBA (your (customer (agent (company (sender (client Nth NAME NUMBER ID DATE @@ X"
            " 00/ 00. 00- xx",
            "nn nnth nnst nnnd nnrd lorem",
            ("( ", "x%"),
        ),
        _BLANKS,
    ),
    (Shape(r"[$£€](?!\d)|%[A-Z]"), _BLANKS),
    (
        Hint(
            "[object #N/A #REF #VAL #DIV _ @ * YOUR- CUSTOMER- INSERT- 000000 undefined NaN null Invalid CODE"
            " LINK URL AMOUNT REF ID tName rName eName yName rId eId Number Date Amount Code Ref",
            "address1 name1 field1 item1 product1 value1",
        ),
        _FROM_PROGRAMS,
    ),
    (
        Hint(
            "NAME DATE TIME DAY MONTH YEAR CITY TOWN COMPANY AMOUNT ADDRESS PRODUCT REASON VENUE"
            " Name Surname Lastname … ... Mr/ Mrs/ Ms/ Miss/ Mx/ ?) ( YOUR INSERT Doe"
            " Bloggs Other Any Example Ipsum Lorem",
            "firstname date pounds dollars euros delete recipient addressee username",
            ("Dear,", "Dear ,", "Hi ,", "Hello ,", "Dear First", "Dear Full", "Dear User"),
        ),
        _FIELDS,
    ),
    (
        Hint(
            "(",
            "insert pasted filled inserted completed confirmed sample placeholder dummy filler goes agent"
            " writer author editor adviser advisor sender signatory drafter legal comms pick choose"
            " delete note",
            (
                *("here.", "here:", "here!", "here;", "??", "before sending", "before posting"),
                *("before printing", "before this", "before it", "before we send"),
            ),
        ),
        _NOTES,
    ),
    (
        Hint(
            words="line paragraph sentence reason explanation apology figure text word words bit",
            beside="add put write insert paste",
        ),
        _NOTES,
    ),
    (Hint(") ] >", "here"), _INSTRUCTION),
    (
        Hint(
            "{ % $( # ~ ^ | « * <!-- --> MERGE Error! £u £n £N $u $n $N €u €n €N NULL 1970 1900 None [ ……"
            " ---- ?? XX xx: xx/ xx. xx- tbc tbd tba t.b.c.",
        ),
        _MARKS,
    ),
    (
        Hint('!, () # "" “” ‘’', phrases=("between and", "between  and", "between\nand")),
        _EMPTY,
    ),
    (_NOBODY, _EMPTY),
    (Hint(phrases=(" .", " ,", " ;")), _EMPTY),
    (Hint(phrases=(" x ", "...", "…", "{ ", "< ")), _BARE),
    (_FOUR_MARKS, _BARE),
    (
        Hint(
            "/ 99/ 99. 99- 99: 1234 £0 $0 €0 & (s)",
            phrases=("DD M", "DD m", "dd M", "dd m", "Day M", "Day m", "Month Y"),
        ),
        _CHOICES,
    ),
    (
        Hint(
            "□ ☐ ▢ ◻ *** ~~~ ^^^ === +++ @@@ ££ $$ €€ ___ {} <> X (link) (url) (URL) (logo) (photo)"
            " (signature) (here) (number) (col (fault) (mistake)",
            "yada forename",
            ("such-and", "Such-and", "such and", "Such and"),
        ),
        _BARE,
    ),
    (_NAMED_BLANK, _BARE),
    (
        Hint(
            "Name Title Position XYZ ABC DRAFT (s) (is (can (do (did (should (was (are (check (tbc (conf"
            " (sp (query (ver (draft (unsure Company",
            "asdf qwerty blah optional delete standard stock template boilerplate www",
            ("he/", "him/", "his/", "was/", "is/", "has/", "asdf"),
        ),
        _DUMMIES,
    ),
    (Hint(words="name signature sign", beside="sincerely faithfully regards wishes"), _DUMMIES),
)
