/*
 * amount.c - turns figures that count nothing into facts: goals and limits
 * with their level, and money, percentages and measures that somebody or
 * something has.
 *
 * What is demanded or proposed ("should spend at least 5%") is a level that
 * is asked for, not an amount that is there. What a figure does is read from
 * the tree: the object of a verb, what a copula says, how far a change went,
 * what a noun brings along ("a 25-tonne truck"). A figure without such a role
 * ("waited at 40 degrees", "Oll, 52, sold it") gives no fact.
 * Exports: xc_make_levels, xc_make_amounts.
 */
#include <string.h>

#include "extract/claims/frame.h"

static bool skip_figures(const xc_frame *frame, const void *user,
                         uint32_t token) {
    const xc_goal *goal = user;
    return (goal && token == goal->noun) || xc_frame_is_taken(frame, token);
}

/* The first actor that the clause names before a token. */
static int32_t subject_of(const xc_frame *frame, const xc_clause *clause,
                          uint32_t before) {
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->kind == XC_MENTION_ACTOR && m->first >= clause->first &&
            m->last <= before && frame->roles[m->first] == XC_ROLE_NONE)
            return m->actor;
    }
    return XC_NONE;
}

static void remember_goal(xc_frame *frame, const xc_goal *goal) {
    frame->memory->level = goal->level;
    frame->memory->level_sentence = frame->index;
}

xc_status xc_make_levels(xc_frame *frame) {
    for (size_t i = 0; i < frame->goals.count; i++) {
        const xc_goal *goal = &frame->goals.items[i];
        if (!goal->level) continue;
        const xc_clause *clause = &frame->clauses.items[goal->clause];
        xc_fact fact = xc_fact_begin(frame, clause, goal->noun, XC_FACT_LEVEL);
        fact.predicate = goal->upper ? "limit" : "goal";
        if (goal->inside)
            fact.modality = XC_MODALITY_ASSERTED;
        else
            fact.polarity = xc_polarity_at(frame->sentence, frame->roles,
                                           clause, goal->level->first);
        xc_fact_set_number(&fact, goal->level);
        XC_TRY(xc_frame_words(frame, goal->first, goal->object_last,
                              skip_figures, goal, &fact.object));
        XC_TRY(xc_frame_words(frame, clause->first, clause->last, skip_figures,
                              goal, &fact.topic));
        fact.actor = subject_of(frame, clause, goal->first);
        xc_because(frame->x, &fact.why, "predicate",
                   goal->upper ? "a noun for what is not to be passed"
                               : "a noun for what is to be reached",
                   goal->row);
        if (goal->inside)
            xc_because(frame->x, &fact.why, "modality",
                       "the level is part of the phrase", NULL);
        if (fact.actor != XC_NONE)
            xc_because(frame->x, &fact.why, "actor",
                       "the first actor named before it in the clause", NULL);
        xc_wording wording = {.figure = goal->level,
                              .at = XC_NO_TOKEN,
                              .subject = XC_NO_TOKEN,
                              .goal = goal};
        XC_TRY(xc_word_claim(frame, &wording, &fact));
        if (fact.claim) XC_TRY(xc_fact_push(frame, &fact));
        remember_goal(frame, goal);
    }
    return XC_OK;
}

static bool is_amount(const xc_frame *frame, const xc_mention *m) {
    if (m->kind != XC_MENTION_QUANTITY || m->quantity.whole.known ||
        xc_frame_in_date(frame, m->first)) /* "the last four days" */
        return false;
    switch (m->quantity.dimension) {
    case XC_DIMENSION_COUNT:
    case XC_DIMENSION_NUMBER:
    case XC_DIMENSION_ORDINAL:
    case XC_DIMENSION_RATIO:
    case XC_DIMENSION_SCORE:
        return false;
    default:
        break;
    }
    for (size_t i = 0; i < frame->goals.count; i++)
        if (frame->goals.items[i].level == m) return false;
    return true;
}

/* What a figure is to the sentence it stands in. */
typedef struct amount_role {
    const char *predicate; /* NULL: its role is not clear */
    uint32_t at;           /* where it is said: tense, polarity */
    uint32_t subject;      /* of what; XC_NO_TOKEN: nothing named */
    uint32_t verb;         /* left out of the words; XC_NO_TOKEN: none */
    uint32_t noun;         /* that carries the figure; XC_NO_TOKEN: none */
    xc_standing standing;
    bool before;          /* "from 57 percent": over by then */
    bool given;           /* "a 25-tonne truck": whatever becomes of it */
    const char *rule;     /* in plain words */
    const xc_lexeme *row; /* that names it; NULL: none */
} amount_role;

static amount_role role_at(uint32_t at) {
    return (amount_role){.at = at,
                         .subject = XC_NO_TOKEN,
                         .verb = XC_NO_TOKEN,
                         .noun = XC_NO_TOKEN};
}

typedef struct amount_skip {
    const xc_mention *m;
    uint32_t verb;
} amount_skip;

static bool skip_amount(const xc_frame *frame, const void *user,
                        uint32_t token) {
    const amount_skip *skip = user;
    return token == skip->verb || skip_figures(frame, NULL, token);
}

static int kind_of_row(const xc_match *m) {
    return m->lexeme ? xc_lexeme_word(m->lexeme, XC_PREDICATES_KIND) : 0;
}

/* The small word that ties a figure to its verb or noun; "" for none. */
static const char *tie_of(const xc_sentence *s, uint32_t top,
                          const xc_mention *m) {
    uint32_t word = xc_tree_child(s, top, "case", 0);
    if (word != XC_NO_TOKEN && word < top) return s->tokens[word].norm;
    const xc_token *before = m->first > 0 ? &s->tokens[m->first - 1] : NULL;
    return before && before->upos == XC_UPOS_ADP ? before->norm : "";
}

/* "sold for", "sentenced to", "valued at": a verb with its small word, as one
 * row; NULL: none. */
static const xc_lexeme *tied_deal(const xc_frame *frame, uint32_t verb,
                                  const char *tie) {
    xc_matcher pair;
    xc_matcher_init(&pair, XC_LEXICON_PREDICATES);
    if (!*tie || !xc_matcher_add(&pair, xc_frame_token(frame, verb)->lemma))
        return NULL;
    pair.best = (xc_match){NULL, 0};
    xc_matcher_add(&pair, tie);
    return kind_of_row(&pair.best) == XC_PREDICATES_KIND_DEAL ? pair.best.lexeme
                                                              : NULL;
}

/* "rose 5%", "rose by 5%" is a change; "rose to 61%" says what there is now and
 * "from 57%" what there was. */
static void read_change(amount_role *role, const xc_lexeme *row,
                        const char *tie) {
    const xc_lexeme *way = xc_lexicon_find(XC_LEXICON_WAYS, tie);
    int word = way    ? xc_lexeme_word(way, XC_WAYS_WAY)
               : *tie ? 0
                      : XC_WAYS_WAY_BY;
    if (word == 0) return;
    role->rule = "how far a change went";
    role->row = row;
    if (word == XC_WAYS_WAY_BY) {
        role->predicate = xc_lexeme_text(row, XC_PREDICATES_OF);
        role->standing = XC_STANDING_CHANGE;
        return;
    }
    role->predicate = "be";
    role->before = word == XC_WAYS_WAY_FROM;
}

/* A figure that measures how long or how old something is says nothing of a
 * verb that it only accompanies ("waited two hours", "for the first time in
 * eight years"). */
static bool is_duration(const xc_mention *m) {
    return m->quantity.dimension == XC_DIMENSION_TIME ||
           m->quantity.dimension == XC_DIMENSION_AGE;
}

/* "cost $3.20, up from $2.80": what it was before. */
static bool is_up_from(const xc_frame *frame, const xc_mention *m) {
    if (m->first < 2) return false;
    const xc_lexeme *way = xc_lexicon_find(
        XC_LEXICON_WAYS, xc_frame_token(frame, m->first - 1)->norm);
    xc_match up = xc_frame_predicate(frame, m->first - 2, m->first);
    return way && xc_lexeme_word(way, XC_WAYS_WAY) == XC_WAYS_WAY_FROM &&
           kind_of_row(&up) == XC_PREDICATES_KIND_CHANGE;
}

/* The figure as the argument of a verb. */
static amount_role role_of_argument(const xc_frame *frame, uint32_t top,
                                    const xc_mention *m) {
    const xc_sentence *s = frame->sentence;
    uint32_t verb = xc_tree_head(s, top);
    amount_role role = role_at(verb);
    role.verb = verb;
    xc_match found = xc_frame_predicate(frame, verb, s->token_count);
    /* "doubled to $4" is a figure that is a verb */
    bool figure = frame->figures[verb] &&
                  kind_of_row(&found) != XC_PREDICATES_KIND_CHANGE;
    if (frame->roles[verb] == XC_ROLE_SPEECH || figure) return role;
    if (xc_tree_child(s, verb, "expl", 0) != XC_NO_TOKEN) return role;
    bool object = xc_tree_is(s, top, "obj");
    bool next = xc_tree_is(s, top, "obl:unmarked");
    bool subject = xc_tree_is(s, top, "nsubj");
    const char *tie = tie_of(s, top, m);
    role.subject = xc_frame_subject(frame, verb);
    if (role.subject == XC_NO_TOKEN && s->tokens[verb].upos == XC_UPOS_NOUN)
        role.subject = xc_tree_child(s, verb, "nmod", verb); /* "drop in" */
    int kind = kind_of_row(&found);
    role.rule = subject ? "subject of the verb" : "argument of the verb";
    if (kind == XC_PREDICATES_KIND_DEAL) role.row = found.lexeme;
    const xc_lexeme *deal = tied_deal(frame, verb, tie);
    if (deal) {
        role.predicate = xc_lexeme_text(deal, XC_PREDICATES_OF);
    } else if (strcmp(tie, "for") == 0 && xc_is_verb(s, verb) &&
               m->quantity.dimension == XC_DIMENSION_MONEY) {
        /* "built for $62 million", "bought by the museum for $3 million" */
        uint32_t agent = xc_tree_child(s, verb, "obl:agent", 0);
        bool deals = kind == XC_PREDICATES_KIND_DEAL;
        role.predicate = deals ? xc_lexeme_text(found.lexeme, XC_PREDICATES_OF)
                               : s->tokens[verb].lemma;
        if (deals && agent != XC_NO_TOKEN) role.subject = agent;
    } else if (subject) {
        role.subject = XC_NO_TOKEN;
        if (xc_is_verb(s, verb) &&
            xc_tree_child(s, verb, "cop", 0) == XC_NO_TOKEN)
            role.predicate = s->tokens[verb].lemma;
    } else if (kind == XC_PREDICATES_KIND_CHANGE) {
        if (!object || xc_tree_is(s, verb, "conj") || !is_duration(m))
            read_change(&role, found.lexeme, object ? "" : tie);
    } else if (is_up_from(frame, m)) {
        role.predicate = kind == XC_PREDICATES_KIND_DEAL
                             ? xc_lexeme_text(found.lexeme, XC_PREDICATES_OF)
                             : s->tokens[verb].lemma;
        role.before = true;
    } else if (object || (next && m->first == verb + 1)) {
        /* "a buoy stationed 60 km off the coast": where it is */
        bool where = next && m->quantity.dimension == XC_DIMENSION_LENGTH &&
                     role.subject == XC_NO_TOKEN;
        if (xc_is_verb(s, verb) && !where)
            role.predicate =
                kind == XC_PREDICATES_KIND_DEAL
                    ? xc_lexeme_text(found.lexeme, XC_PREDICATES_OF)
                    : s->tokens[verb].lemma;
    }
    return role;
}

/* "Turnout was 61 percent", "The wall is 240 m long" */
static amount_role role_of_copula(const xc_sentence *s, uint32_t said) {
    amount_role role = role_at(said);
    role.predicate = "be";
    role.rule = "what a copula says";
    role.subject = xc_tree_subject(s, said);
    if (role.subject == XC_NO_TOKEN) role.predicate = NULL;
    return role;
}

/* "a 425 kg relay satellite" hung on "relay": the phrase goes on behind what
 * the tree takes for its noun. */
static bool goes_on(const xc_frame *frame, uint32_t noun) {
    const xc_sentence *s = frame->sentence;
    return noun + 1 < s->token_count &&
           (s->tokens[noun + 1].upos == XC_UPOS_NOUN ||
            xc_token_is_name(&s->tokens[noun + 1])) &&
           !xc_tree_holds(s, noun, noun + 1);
}

/* A figure that a noun carries: "a rise of 5%", "a 5 percent rise", "a price of
 * $40", "a 2,300-acre fire". */
static amount_role role_of_noun(const xc_frame *frame, uint32_t top,
                                const xc_mention *m) {
    const xc_sentence *s = frame->sentence;
    uint32_t noun = xc_tree_head(s, top);
    amount_role role = role_at(noun);
    role.rule = "a noun carries it";
    const xc_token *token = xc_frame_token(frame, noun);
    bool of = xc_tree_is(s, top, "nmod") && noun < m->first &&
              strcmp(tie_of(s, top, m), "of") == 0;
    bool before = noun >= m->last && xc_tree_is_modifier(s, top);
    bool extreme = of && token->upos == XC_UPOS_ADJ; /* "a low of $11" */
    if ((!of && !before) || (token->upos != XC_UPOS_NOUN && !extreme) ||
        goes_on(frame, noun) || xc_measure_is_against(frame, m) ||
        xc_measure_is_listed(frame, m))
        return role;
    xc_match found = xc_frame_predicate(frame, noun, s->token_count);
    if (kind_of_row(&found) == XC_PREDICATES_KIND_CHANGE &&
        !xc_lexeme_flag(found.lexeme, XC_PREDICATES_VERBAL)) {
        role.verb = noun;
        read_change(&role, found.lexeme, "");
        uint32_t of_what = xc_tree_child(s, noun, "nmod", noun);
        role.subject =
            of_what == top && of_what != XC_NO_TOKEN ? XC_NO_TOKEN : of_what;
        return role;
    }
    if (is_duration(m) || (before && xc_measure_is_kind(frame, noun, m)))
        return role;
    uint32_t deal =
        xc_tree_is(s, noun, "obj") ? xc_tree_head(s, noun) : XC_NO_TOKEN;
    xc_match dealt = {NULL, 0};
    if (deal != XC_NO_TOKEN)
        dealt = xc_frame_predicate(frame, deal, s->token_count);
    if (of && kind_of_row(&dealt) == XC_PREDICATES_KIND_DEAL) {
        /* "pay a fine of 75 million euros" */
        role.predicate = xc_lexeme_text(dealt.lexeme, XC_PREDICATES_OF);
        role.at = role.verb = deal;
        role.subject = xc_frame_subject(frame, deal);
        return role;
    }
    role.predicate = "be";
    role.noun = noun;
    role.given = before;
    uint32_t owner = xc_tree_child(s, noun, "nmod:poss", 0);
    uint32_t verb =
        xc_tree_is(s, noun, "obj") ? xc_tree_head(s, noun) : XC_NO_TOKEN;
    bool has = verb != XC_NO_TOKEN && xc_token_helps(&s->tokens[verb]);
    role.subject = owner != XC_NO_TOKEN ? owner
                   : has                ? xc_frame_subject(frame, verb)
                                        : XC_NO_TOKEN;
    return role;
}

/* "The theatre, built in 1934, cost $62 million": where the tree goes astray, a
 * deal of the lexicon right before the figure. */
static amount_role role_of_neighbour(const xc_frame *frame,
                                     const xc_mention *m) {
    amount_role role = role_at(XC_NO_TOKEN);
    if (m->first == 0 || !xc_is_verb(frame->sentence, m->first - 1))
        return role;
    xc_match found = xc_frame_predicate(frame, m->first - 1, m->first);
    if (kind_of_row(&found) != XC_PREDICATES_KIND_DEAL) return role;
    role.predicate = xc_lexeme_text(found.lexeme, XC_PREDICATES_OF);
    role.at = role.verb = m->first - 1;
    role.rule = "a deal of the lexicon right before the figure";
    role.row = found.lexeme;
    role.subject = xc_frame_subject(frame, role.at);
    const xc_sentence *s = frame->sentence;
    if (role.subject == XC_NO_TOKEN && role.at > 1 &&
        strcmp(s->tokens[role.at - 1].norm, ",") == 0) {
        uint32_t aside = xc_tree_set_off(s, role.at - 2, role.at);
        if (aside != XC_NO_TOKEN) role.subject = xc_tree_head(s, aside);
    }
    return role;
}

/* "The deal is worth $4.2 billion": an adjective with a copula right before
 * money, however the tree ties them. */
static bool is_worth(const xc_frame *frame, uint32_t head,
                     const xc_mention *m) {
    return m->quantity.dimension == XC_DIMENSION_MONEY &&
           head + 1 == m->first &&
           xc_frame_token(frame, head)->upos == XC_UPOS_ADJ &&
           xc_tree_child(frame->sentence, head, "cop", 0) != XC_NO_TOKEN;
}

static amount_role find_role(const xc_frame *frame, const xc_mention *m) {
    const xc_sentence *s = frame->sentence;
    amount_role none = role_at(XC_NO_TOKEN);
    uint32_t top = xc_figure_top(s, m->first, m->last);
    if (top == XC_NO_TOKEN || xc_is_run_together(frame) ||
        xc_measure_is_alternative(frame, m))
        return none;
    if (xc_tree_child(s, top, "cop", 0) != XC_NO_TOKEN)
        return *tie_of(s, top, m) ? none : role_of_copula(s, top);
    uint32_t head = xc_tree_head(s, top);
    if (head == XC_NO_TOKEN) return none;
    xc_upos upos = xc_frame_token(frame, head)->upos;
    bool measured = (upos == XC_UPOS_ADJ || upos == XC_UPOS_ADV) &&
                    head >= m->last &&
                    xc_tree_child(s, head, "cop", 0) != XC_NO_TOKEN;
    if (measured && (xc_tree_is(s, top, "obl") || xc_tree_is(s, top, "nmod")))
        return role_of_copula(s, head);
    if (is_worth(frame, head, m)) return role_of_copula(s, head);
    if (m->quantity.dimension == XC_DIMENSION_AGE ||
        xc_measure_is_of_next(s, m))
        return none;
    if (xc_tree_is(s, top, "obj") || xc_tree_is(s, top, "obl") ||
        xc_tree_is(s, top, "nsubj"))
        return xc_measure_is_hyphened(frame, m)
                   ? none
                   : role_of_argument(frame, top, m);
    return role_of_noun(frame, top, m);
}

/* What is demanded: "should spend at least 5%". */
static bool is_demanded(const xc_clause *clause, const xc_mention *m) {
    bool wanted = clause->modality == XC_MODALITY_ASKED ||
                  clause->modality == XC_MODALITY_WISHED;
    return wanted && m->first >= clause->modal_at && !is_duration(m);
}

static xc_status make_demand(xc_frame *frame, const xc_clause *clause,
                             const xc_mention *m, uint32_t verb) {
    uint32_t at = verb == XC_NO_TOKEN ? m->first : verb;
    xc_fact fact = xc_fact_begin(frame, clause, at, XC_FACT_LEVEL);
    fact.predicate = "goal";
    fact.polarity = xc_polarity_at(frame->sentence, frame->roles, clause, at);
    xc_fact_set_number(&fact, m);
    amount_skip skip = {m, verb};
    XC_TRY(xc_frame_words(frame, clause->first, clause->last, skip_amount,
                          &skip, &fact.topic));
    fact.actor = subject_of(frame, clause, m->first);
    xc_because(frame->x, &fact.why, "predicate", "a figure that is demanded",
               NULL);
    xc_because(frame->x, &fact.why, "modality", "a word of the clause",
               xc_match_at(XC_LEXICON_MODALITY, frame->sentence,
                           clause->modal_at, frame->sentence->token_count)
                   .lexeme);
    uint32_t said = verb;
    if (said == XC_NO_TOKEN && clause->modal_at < clause->last &&
        xc_frame_token(frame, clause->modal_at)->upos == XC_UPOS_VERB)
        said = clause->modal_at; /* "demanded a ransom of $5 million" */
    xc_wording wording = {
        .figure = m,
        .at = said,
        .subject = said == XC_NO_TOKEN ? said : xc_frame_subject(frame, said)};
    XC_TRY(xc_word_claim(frame, &wording, &fact));
    return fact.claim ? xc_fact_push(frame, &fact) : XC_OK;
}

/* Whose figure it is: the subject, or the body or place that its phrase names:
 * "the Halden bridge", "temperatures in Port Hallan". Of a person's thing the
 * person is not the actor. */
static int32_t actor_of(const xc_frame *frame, uint32_t subject) {
    int32_t actor = xc_frame_actor_at(frame, subject);
    const xc_reading *reading = frame->x->reading;
    for (size_t i = 0; actor == XC_NONE && i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->kind != XC_MENTION_ACTOR || m->form == XC_FORM_PRONOUN) continue;
        const xc_actor *a = &reading->actors.items[m->actor];
        uint32_t top = xc_tree_top(frame->sentence, m->first, m->last);
        if (top != XC_NO_TOKEN && (a->type != XC_ACTOR_PERSON || a->guessed) &&
            xc_tree_holds(frame->sentence, subject, top))
            actor = m->actor;
    }
    return actor;
}

/* Where the tree names no subject: the only actor of the clause, if it stands
 * before the figure and is no person. */
static int32_t only_actor(const xc_frame *frame, const xc_clause *clause,
                          uint32_t before) {
    int32_t only = XC_NONE;
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->kind != XC_MENTION_ACTOR || m->first < clause->first ||
            m->last > clause->last)
            continue;
        const xc_actor *a = &frame->x->reading->actors.items[m->actor];
        if ((only != XC_NONE && only != m->actor) || m->last > before ||
            (a->type == XC_ACTOR_PERSON && !a->guessed))
            return XC_NONE;
        only = m->actor;
    }
    return only;
}

/* What a noun brings along is so, whatever the clause does with it and when:
 * "will not carry a 425 kg satellite". */
static void take_for_granted(xc_fact *fact) {
    fact->polarity = XC_POSITIVE;
    if (fact->modality != XC_MODALITY_DENIED)
        fact->modality = fact->speaker == XC_NONE ? XC_MODALITY_ASSERTED
                                                  : XC_MODALITY_REPORTED;
    fact->has_date = false;
    fact->date = (xc_date){0};
    fact->date_span = (xc_span){0};
}

static void explain(const xc_frame *frame, const amount_role *role,
                    xc_fact *fact) {
    xc_extractor *x = frame->x;
    if (!x->explain) return;
    if (role->given)
        xc_because(x, &fact->why, "modality",
                   "what a noun brings along is taken for granted", NULL);
    xc_because(x, &fact->why, "predicate", role->rule, role->row);
    if (fact->actor != XC_NONE)
        xc_because(x, &fact->why, "actor",
                   role->subject != XC_NO_TOKEN
                       ? "whose figure it is, by the tree"
                       : "the only actor named before it in the clause",
                   NULL);
    if (role->standing == XC_STANDING_CHANGE)
        xc_because(x, &fact->why, "standing", "by so much", role->row);
}

/* Sure enough, as something that is so, of something that is known. */
static bool is_said(const xc_frame *frame, const xc_mention *m,
                    const amount_role *role, xc_modality modality) {
    return xc_figure_is_sure(frame, m, role->at) &&
           xc_figure_is_stated(frame, role->at, modality) &&
           xc_figure_is_clear(frame, m, role->at);
}

static xc_status make_amount(xc_frame *frame, const xc_clause *clause,
                             const xc_mention *m) {
    amount_role role = find_role(frame, m);
    if (!role.predicate) role = role_of_neighbour(frame, m);
    if (is_demanded(clause, m)) return make_demand(frame, clause, m, role.verb);
    bool inside = role.at >= clause->first && role.at < clause->last;
    if (!role.predicate || !inside) return XC_OK;
    /* "being reduced to 360 g": of what is not known */
    bool bare = role.subject == XC_NO_TOKEN && role.noun == XC_NO_TOKEN;
    bool undergone = role.verb != XC_NO_TOKEN &&
                     xc_token_has_tag(xc_frame_token(frame, role.verb), "VBN");
    if (bare && undergone && strcmp(role.predicate, "be") == 0) return XC_OK;
    xc_fact fact = xc_figure_begin(frame, clause, role.at, XC_FACT_AMOUNT);
    fact.predicate = role.predicate;
    fact.polarity =
        xc_polarity_at(frame->sentence, frame->roles, clause, role.at);
    xc_fact_set_number(&fact, m);
    fact.standing = role.standing;
    if (role.given)
        take_for_granted(&fact);
    else if (!is_said(frame, m, &role, fact.modality))
        return XC_OK;
    if (role.before) fact.tense = XC_TENSE_PAST_BEFORE;
    xc_fact_set_standing(frame, clause, m, &fact);
    amount_skip skip = {m, role.verb};
    uint32_t first = clause->first, last = clause->last;
    if (role.noun != XC_NO_TOKEN)
        xc_tree_reach(frame->sentence, role.noun, &first, &last);
    XC_TRY(
        xc_frame_words(frame, first, last, skip_amount, &skip, &fact.object));
    if (role.noun != XC_NO_TOKEN)
        XC_TRY(xc_frame_words(frame, clause->first, clause->last, skip_amount,
                              &skip, &fact.topic));
    else
        XC_TRY(xc_frame_around(frame, clause, &fact.topic));
    fact.actor = role.subject != XC_NO_TOKEN ? actor_of(frame, role.subject)
                 : role.noun != XC_NO_TOKEN
                     ? XC_NONE
                     : only_actor(frame, clause, m->first);
    explain(frame, &role, &fact);
    xc_wording wording = {.figure = m,
                          .at = role.at,
                          .subject = role.subject,
                          .first = first,
                          .last = last};
    XC_TRY(xc_word_claim(frame, &wording, &fact));
    return fact.claim ? xc_fact_push(frame, &fact) : XC_OK;
}

xc_status xc_make_amounts(xc_frame *frame, uint32_t index) {
    const xc_clause *clause = &frame->clauses.items[index];
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->first < clause->first || m->last > clause->last ||
            !is_amount(frame, m))
            continue;
        XC_TRY(make_amount(frame, clause, m));
    }
    return XC_OK;
}
