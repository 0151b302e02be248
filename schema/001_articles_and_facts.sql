-- Version 1: articles, what they mention, and the facts they state.
--
-- A content is a text with everything that was understood of it; an article
-- is one appearance of a content. Whatever belongs to a content goes with it.
-- What a reading numbers (sentences, actors ...) keeps its number here as
-- "position", counted from 0 within the content.
--
-- Spans are bytes of the content's text, or of its title where in_title is
-- 1, end exclusive. Days count from 1970-01-01, NULL where not known. Kinds,
-- modalities and the like are words. A figure that is no number (the value of
-- a range) is NULL; an end that an interval does not have is an infinity, so
-- that "low <= 5 AND high >= 5" asks what it says.

-- Text, title and day of publication make a content: "Wednesday" is another
-- day when the same words are published in another week. hash covers them
-- and the blocks. program is the version that read the facts.
CREATE TABLE content (
    id INTEGER PRIMARY KEY,
    hash INTEGER NOT NULL,
    published_day INTEGER,
    title_in_text INTEGER NOT NULL,
    program TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;

CREATE INDEX content_hash ON content (hash);

-- key is source and given id, else the normalized path. The maps lead from
-- bytes of text and title to lines and columns of the file.
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    content INTEGER NOT NULL REFERENCES content (id),
    given_id TEXT,
    path TEXT NOT NULL,
    normal_path TEXT NOT NULL,
    source TEXT,
    url TEXT,
    byline TEXT,
    published TEXT,
    published_from TEXT,
    text_map BLOB NOT NULL,
    title_map BLOB NOT NULL
) STRICT;

CREATE INDEX article_content ON article (content);
CREATE INDEX article_given_id ON article (given_id);
CREATE INDEX article_normal_path ON article (normal_path);

CREATE TABLE block (
    content INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    PRIMARY KEY (content, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE sentence (
    content INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    in_title INTEGER NOT NULL,
    block INTEGER NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    tokens INTEGER NOT NULL,
    PRIMARY KEY (content, position)
) STRICT, WITHOUT ROWID;

-- name is the fullest name as written, key its folded form.
CREATE TABLE actor (
    content INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (content, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX actor_key ON actor (key);

-- A number as written and as meant, with the whole it is a part of.
CREATE TABLE quantity (
    content INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    value REAL,
    low REAL,
    high REAL,
    low_open INTEGER NOT NULL,
    high_open INTEGER NOT NULL,
    meant_low REAL,
    meant_high REAL,
    meant_low_open INTEGER NOT NULL,
    meant_high_open INTEGER NOT NULL,
    digits INTEGER NOT NULL,
    bound TEXT NOT NULL,
    dimension TEXT NOT NULL,
    unit TEXT,
    complement INTEGER NOT NULL,
    has_whole INTEGER NOT NULL,
    whole_value REAL,
    whole_low REAL,
    whole_high REAL,
    whole_low_open INTEGER NOT NULL,
    whole_high_open INTEGER NOT NULL,
    whole_meant_low REAL,
    whole_meant_high REAL,
    whole_meant_low_open INTEGER NOT NULL,
    whole_meant_high_open INTEGER NOT NULL,
    PRIMARY KEY (content, position)
) STRICT, WITHOUT ROWID;

-- The columns of a date are NULL together where there is none; year, month,
-- day and weekday are 0 where not known. noun is the lemmas of the counted noun
-- with its modifiers; nested is a date that is an end of the stretch around it;
-- date_relation is how what is told lies to the date ("before 2014").
-- clock_minute is the minute of the day that a date was written with, and
-- clock_zone the minutes from UTC; NULL where not written.
CREATE TABLE mention (
    content INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    in_title INTEGER NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    first_token INTEGER NOT NULL,
    last_token INTEGER NOT NULL,
    noun_first_token INTEGER NOT NULL,
    noun_last_token INTEGER NOT NULL,
    noun TEXT,
    nested INTEGER NOT NULL,
    quantity INTEGER,
    actor INTEGER,
    form TEXT NOT NULL,
    date_first INTEGER,
    date_last INTEGER,
    date_year INTEGER,
    date_month INTEGER,
    date_day INTEGER,
    date_weekday INTEGER,
    date_anchoring TEXT,
    date_edtf TEXT,
    date_relation TEXT,
    clock_minute INTEGER,
    clock_zone INTEGER,
    PRIMARY KEY (content, position),
    FOREIGN KEY (content, sentence) REFERENCES sentence (content, position),
    FOREIGN KEY (content, quantity) REFERENCES quantity (content, position),
    FOREIGN KEY (content, actor) REFERENCES actor (content, position)
) STRICT, WITHOUT ROWID;

-- Who said what. said_* is what was said, without quotation marks.
CREATE TABLE attribution (
    content INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    in_title INTEGER NOT NULL,
    direct INTEGER NOT NULL,
    kind TEXT NOT NULL,
    actor INTEGER,
    source_start INTEGER NOT NULL,
    source_end INTEGER NOT NULL,
    cue_start INTEGER NOT NULL,
    cue_end INTEGER NOT NULL,
    said_start INTEGER NOT NULL,
    said_end INTEGER NOT NULL,
    PRIMARY KEY (content, position),
    FOREIGN KEY (content, sentence) REFERENCES sentence (content, position),
    FOREIGN KEY (content, actor) REFERENCES actor (content, position)
) STRICT, WITHOUT ROWID;

-- A normalized statement. actor, speaker, place and set_actor are positions
-- in actor; number and level positions in quantity.
CREATE TABLE fact (
    id INTEGER PRIMARY KEY,
    content INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    in_title INTEGER NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    evidence_start INTEGER NOT NULL,
    evidence_end INTEGER NOT NULL,
    mark_start INTEGER NOT NULL,
    mark_end INTEGER NOT NULL,
    actor INTEGER,
    speaker INTEGER,
    place INTEGER,
    predicate TEXT,
    object TEXT,
    topic TEXT,
    claim TEXT,
    polarity TEXT NOT NULL,
    modality TEXT NOT NULL,
    tense TEXT NOT NULL,
    number INTEGER,
    number_start INTEGER NOT NULL,
    number_end INTEGER NOT NULL,
    set_head TEXT,
    set_words TEXT,
    set_actor INTEGER,
    level INTEGER,
    date_first INTEGER,
    date_last INTEGER,
    date_year INTEGER,
    date_month INTEGER,
    date_day INTEGER,
    date_weekday INTEGER,
    date_anchoring TEXT,
    date_edtf TEXT,
    date_relation TEXT,
    date_start INTEGER NOT NULL,
    date_end INTEGER NOT NULL,
    words TEXT,
    standing TEXT NOT NULL,
    as_of_first INTEGER,
    as_of_last INTEGER,
    as_of_year INTEGER,
    as_of_month INTEGER,
    as_of_day INTEGER,
    as_of_weekday INTEGER,
    as_of_anchoring TEXT,
    as_of_edtf TEXT,
    as_of_relation TEXT,
    as_of_start INTEGER NOT NULL,
    as_of_end INTEGER NOT NULL,
    UNIQUE (content, position),
    FOREIGN KEY (content, actor) REFERENCES actor (content, position),
    FOREIGN KEY (content, speaker) REFERENCES actor (content, position),
    FOREIGN KEY (content, place) REFERENCES actor (content, position),
    FOREIGN KEY (content, set_actor) REFERENCES actor (content, position),
    FOREIGN KEY (content, number) REFERENCES quantity (content, position),
    FOREIGN KEY (content, level) REFERENCES quantity (content, position)
) STRICT;

-- What else a fact names, by what it does there: "subject", "object", or a
-- preposition. actor is a position in actor.
CREATE TABLE argument (
    fact INTEGER NOT NULL REFERENCES fact (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    content INTEGER NOT NULL,
    role TEXT NOT NULL,
    words TEXT,
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    actor INTEGER,
    PRIMARY KEY (fact, position),
    FOREIGN KEY (content, actor) REFERENCES actor (content, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX argument_actor ON argument (content, actor);

-- Facts are worth comparing when they share a key.
CREATE TABLE fact_key (
    key TEXT NOT NULL,
    fact INTEGER NOT NULL REFERENCES fact (id) ON DELETE CASCADE,
    PRIMARY KEY (key, fact)
) STRICT, WITHOUT ROWID;

CREATE INDEX fact_key_fact ON fact_key (fact);
