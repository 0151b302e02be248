/*
 * config.c - turns a configuration in YAML into settings. The only code that
 * includes yaml.h.
 *
 * It goes by the parser's events, so that nothing is built of a file but what
 * is looked for: a mapping whose values are words, and one mapping of words
 * below "rules". All else is refused where it stands: unknown keys, keys given
 * twice, bad values, deeper nesting, anchors, aliases, a second document.
 * Exports: xc_config_*.
 */
#include <string.h>
#include <yaml.h>

#include "api/api.h"

#define CONFIG_BYTES ((size_t)64 * 1024)

struct xc_config {
    xc_arena *arena;
    const char *path;
    xc_policy policy;
    XC_VEC(xc_rule_setting) rules;
    xc_severity fail_on; /* NONE: not given */
    const char *baseline;
    unsigned seen; /* a bit for each key of the table */
};

/* What is being read: one event at a time. */
typedef struct loading {
    xc_config *config;
    yaml_parser_t parser;
    yaml_event_t event;
    bool has_event;
    const char *bytes;
    size_t length;
    xc_error *error;
} loading;

/* ------------------------------------------------------------------ */
/* Events                                                               */

#define REFUSE(l, ...)                                                         \
    xc_fail_at((l)->error, XC_ERROR_FORMAT,                                    \
               (uint32_t)(l)->event.start_mark.line + 1,                       \
               (uint32_t)(l)->event.start_mark.column + 1, __VA_ARGS__)

/* Bytes that are no text are told by their offset alone. */
static xc_status refuse_bytes(const loading *l) {
    uint32_t line = 1, column = 1;
    for (size_t i = 0; i < l->parser.problem_offset && i < l->length; i++) {
        unsigned char c = (unsigned char)l->bytes[i];
        if ((c & 0xC0) != 0x80) column++;
        if (c == '\n') line++, column = 1;
    }
    return xc_fail_at(l->error, XC_ERROR_FORMAT, line, column,
                      "the bytes are no text that YAML allows");
}

static xc_status refuse_syntax(const loading *l) {
    const yaml_parser_t *p = &l->parser;
    if (p->error == YAML_MEMORY_ERROR) return XC_ERROR_MEMORY;
    if (p->error == YAML_READER_ERROR) return refuse_bytes(l);
    return xc_fail_at(l->error, XC_ERROR_FORMAT,
                      (uint32_t)p->problem_mark.line + 1,
                      (uint32_t)p->problem_mark.column + 1, "no YAML: %s",
                      p->problem ? p->problem : "it cannot be read");
}

static void drop_event(loading *l) {
    if (l->has_event) yaml_event_delete(&l->event);
    l->has_event = false;
}

/* True for what would stand for something elsewhere in the file. */
static bool is_anchored(const yaml_event_t *event) {
    switch (event->type) {
    case YAML_ALIAS_EVENT:
        return true;
    case YAML_SCALAR_EVENT:
        return event->data.scalar.anchor != NULL;
    case YAML_MAPPING_START_EVENT:
        return event->data.mapping_start.anchor != NULL;
    case YAML_SEQUENCE_START_EVENT:
        return event->data.sequence_start.anchor != NULL;
    default:
        return false;
    }
}

static xc_status next(loading *l) {
    drop_event(l);
    if (!yaml_parser_parse(&l->parser, &l->event)) return refuse_syntax(l);
    l->has_event = true;
    if (is_anchored(&l->event))
        return REFUSE(l, "anchors and aliases are not read; write it out");
    return XC_OK;
}

/* The text of a scalar without NUL bytes; NULL for anything else. */
static const char *scalar_of(const loading *l) {
    if (l->event.type != YAML_SCALAR_EVENT) return NULL;
    const char *text = (const char *)l->event.data.scalar.value;
    return strlen(text) == l->event.data.scalar.length ? text : NULL;
}

/* A value as messages show it. */
static const char *shown(const loading *l) {
    const char *text = scalar_of(l);
    if (text) return text;
    return l->event.type == YAML_SEQUENCE_START_EVENT  ? "[...]"
           : l->event.type == YAML_MAPPING_START_EVENT ? "{...}"
                                                       : "";
}

/* ------------------------------------------------------------------ */
/* Values                                                               */

typedef xc_status value_fn(loading *l);

static xc_status read_fail_on(loading *l) {
    const char *text = scalar_of(l);
    xc_severity severity = XC_SEVERITY_NONE;
    if (!text || xc_severity_parse(text, &severity) < 0 || !severity)
        return REFUSE(l,
                      "fail-on: no severity \"%.40s\"; there are error, "
                      "warning, note",
                      shown(l));
    l->config->fail_on = severity;
    return XC_OK;
}

/* Digits with a point at most, whatever the locale is; negative: none. */
static double read_share(const char *text) {
    double sum = 0, unit = 1;
    bool digits = false, point = false;
    for (const char *p = text; *p; p++) {
        if (*p == '.' && !point) {
            point = true;
            continue;
        }
        if (*p < '0' || *p > '9') return -1;
        digits = true;
        if (point) unit /= 10;
        sum = point ? sum + unit * (*p - '0') : sum * 10 + (*p - '0');
    }
    return digits && sum <= 1 ? sum : -1;
}

static xc_status read_min_confidence(loading *l) {
    const char *text = scalar_of(l);
    double share = text ? read_share(text) : -1;
    if (share < 0)
        return REFUSE(l, "min-confidence: \"%.40s\" is no number from 0 to 1",
                      shown(l));
    l->config->policy.min_confidence = share;
    return XC_OK;
}

/* A path is that of a file beside the configuration. */
static const char *beside(xc_config *config, const char *path) {
    const char *slash = strrchr(config->path, '/');
    if (!slash || path[0] == '/') return xc_arena_string(config->arena, path);
    return xc_arena_format(config->arena, "%.*s/%s",
                           (int)(slash - config->path), config->path, path);
}

static xc_status read_baseline(loading *l) {
    const char *text = scalar_of(l);
    if (!text || !*text)
        return REFUSE(l, "baseline: name the file of accepted findings");
    l->config->baseline = beside(l->config, text);
    return l->config->baseline ? XC_OK : XC_ERROR_MEMORY;
}

/* ------------------------------------------------------------------ */
/* Rules                                                                */

static xc_status refuse_rule(const loading *l, const char *name) {
    const xc_rule_info *rule;
    xc_buffer names = XC_BUFFER_INIT;
    for (size_t i = 0; (rule = xc_rule_get(i)) != NULL; i++)
        xc_buffer_printf(&names, "%s%s", i ? ", " : "", rule->id);
    xc_status status =
        REFUSE(l, "rules: no rule \"%.40s\"; there are %s", name ? name : "",
               names.failed ? "" : names.bytes);
    xc_buffer_dispose(&names);
    return status;
}

/* The rule whose name is the event. */
static xc_status read_rule_name(loading *l, const char **id) {
    const char *name = scalar_of(l);
    const xc_rule_info *rule;
    size_t i = 0;
    while ((rule = xc_rule_get(i)) && !(name && strcmp(rule->id, name) == 0))
        i++;
    if (!rule) return refuse_rule(l, name);
    if (xc_policy_rule(&l->config->policy, rule->id))
        return REFUSE(l, "rules: \"%s\" is given twice", rule->id);
    *id = rule->id;
    return XC_OK;
}

static xc_status read_rule(loading *l) {
    xc_config *config = l->config;
    xc_rule_setting setting = {NULL, XC_SEVERITY_NONE};
    XC_TRY(read_rule_name(l, &setting.rule));
    XC_TRY(next(l));
    const char *text = scalar_of(l);
    bool off = text && strcmp(text, "off") == 0;
    if (!off && (!text || xc_severity_parse(text, &setting.severity) < 0 ||
                 !setting.severity))
        return REFUSE(l,
                      "rules: %s: \"%.40s\" is none of off, note, warning, "
                      "error",
                      setting.rule, shown(l));
    XC_TRY(XC_PUSH(config->arena, &config->rules, setting));
    config->policy.rules = config->rules.items;
    config->policy.rule_count = config->rules.count;
    return XC_OK;
}

static xc_status read_rules(loading *l) {
    if (l->event.type != YAML_MAPPING_START_EVENT)
        return REFUSE(l,
                      "rules: write a line for each rule, as \"count: note\"");
    for (;;) {
        XC_TRY(next(l));
        if (l->event.type == YAML_MAPPING_END_EVENT) return XC_OK;
        XC_TRY(read_rule(l));
    }
}

/* ------------------------------------------------------------------ */
/* The file                                                             */

/* The keys there are, by name, with what the sample says of them. */
static const struct {
    const char *name;
    value_fn *read;
    const char *help;
    const char *sample; /* NULL: a line for each rule */
} keys[] = {
    {"baseline", read_baseline,
     "The file of the findings that were accepted ('crosscheck accept'). Its\n"
     "path counts from this file on.",
     ".crosscheck-baseline"},
    {"fail-on", read_fail_on,
     "The severity from which on 'check' and 'report' end with status 1:\n"
     "error, warning or note. --fail-on comes before it.",
     "error"},
    {"min-confidence", read_min_confidence,
     "Findings that are less sure than this, from 0 to 1, are left out.",
     "0.7"},
    {"rules", read_rules,
     "The severity of what a rule finds to differ: error, warning, note or\n"
     "off. Beside each rule stands the highest severity that it has of\n"
     "itself; 'crosscheck rules' tells what each looks for.",
     NULL},
};

#define KEYS (sizeof keys / sizeof *keys)
#define KNOWN "baseline, fail-on, min-confidence, rules"

/* Every line of it a comment. */
static void put_comment(xc_buffer *out, const char *text) {
    while (*text) {
        size_t length = strcspn(text, "\n");
        xc_buffer_printf(out, "# %.*s\n", (int)length, text);
        text += length + (text[length] == '\n');
    }
}

static void put_rules(xc_buffer *out) {
    const xc_rule_info *rule;
    for (size_t i = 0; (rule = xc_rule_get(i)) != NULL; i++)
        xc_buffer_printf(out, "#  %s: %s # %s\n", rule->id,
                         xc_severity_name(rule->cap), rule->title);
}

xc_status xc_config_write_sample(xc_write_fn *write, void *user,
                                 xc_error *error) {
    xc_sink sink;
    xc_sink_init(&sink, write, user);
    xc_buffer *out = &sink.buffer;
    put_comment(out, "Settings of crosscheck for the articles of this folder "
                     "and those below it.\nTake the # in front of a key away "
                     "to put it in force.");
    for (size_t i = 0; i < KEYS; i++) {
        xc_buffer_putc(out, '\n');
        put_comment(out, keys[i].help);
        xc_buffer_printf(out, "#%s:%s%s\n", keys[i].name,
                         keys[i].sample ? " " : "",
                         keys[i].sample ? keys[i].sample : "");
        if (!keys[i].sample) put_rules(out);
    }
    return xc_sink_finish(&sink, error);
}

static xc_status read_entry(loading *l) {
    const char *name = scalar_of(l);
    size_t i = 0;
    while (i < KEYS && !(name && strcmp(keys[i].name, name) == 0))
        i++;
    if (i == KEYS)
        return REFUSE(l, "unknown key \"%.40s\"; known are " KNOWN,
                      name ? name : "");
    if (l->config->seen & 1u << i)
        return REFUSE(l, "\"%s\" is given twice", keys[i].name);
    l->config->seen |= 1u << i;
    XC_TRY(next(l));
    return keys[i].read(l);
}

static xc_status read_top(loading *l) {
    const char *text = scalar_of(l);
    if (text && !*text) return next(l); /* a comment or nothing */
    if (l->event.type != YAML_MAPPING_START_EVENT)
        return REFUSE(l, "a configuration is a list of \"key: value\"; known "
                         "keys are " KNOWN);
    for (;;) {
        XC_TRY(next(l));
        if (l->event.type == YAML_MAPPING_END_EVENT) return next(l);
        XC_TRY(read_entry(l));
    }
}

static xc_status read_stream(loading *l) {
    XC_TRY(next(l)); /* the start of the stream */
    XC_TRY(next(l));
    if (l->event.type == YAML_STREAM_END_EVENT) return XC_OK;
    XC_TRY(next(l)); /* past the start of the document */
    XC_TRY(read_top(l));
    XC_TRY(next(l)); /* past its end */
    if (l->event.type == YAML_STREAM_END_EVENT) return XC_OK;
    return REFUSE(l, "a second document; a configuration is one");
}

static xc_status read_bytes(xc_config *config, const char *bytes, size_t length,
                            xc_error *error) {
    loading l = {
        .config = config, .bytes = bytes, .length = length, .error = error};
    if (!yaml_parser_initialize(&l.parser)) return XC_ERROR_MEMORY;
    yaml_parser_set_input_string(&l.parser, (const unsigned char *)bytes,
                                 length);
    xc_status status = read_stream(&l);
    drop_event(&l);
    yaml_parser_delete(&l.parser);
    return status;
}

static xc_status read_file(xc_config *config, xc_error *error) {
    char *bytes = NULL;
    size_t length = 0;
    XC_TRY(xc_file_read_settings(config->path, CONFIG_BYTES, &bytes, &length,
                                 error));
    xc_status status = read_bytes(config, bytes, length, error);
    xc_release(bytes);
    return status;
}

xc_config *xc_config_new(const char *path, xc_error *error) {
    xc_status status = XC_ERROR_MEMORY;
    xc_config *config = xc_alloc(sizeof *config);
    if (config) config->arena = xc_arena_new();
    if (config && config->arena)
        config->path = xc_arena_string(config->arena, path);
    if (config && config->path) status = read_file(config, error);
    if (status == XC_OK) return config;
    xc_fail(error, status, "out of memory");
    xc_config_free(config);
    return NULL;
}

void xc_config_free(xc_config *config) {
    if (!config) return;
    xc_arena_free(config->arena);
    xc_release(config);
}

xc_severity xc_config_get_fail_on(const xc_config *config) {
    return config->fail_on;
}

const char *xc_config_get_baseline(const xc_config *config) {
    return config->baseline;
}

const xc_policy *xc_config_policy(const xc_context *context) {
    const xc_config *config = context->options.config;
    return config ? &config->policy : NULL;
}
