/*
 * fuzz_dates.c - the dates of any bytes: in place, in order, and days of the
 * calendar. fuzz_mentions.h says how bytes become sentences.
 */
#include "fuzz_mentions.h"

static void look_at_fields(const xc_date *date) {
    fuzz_promise(date->year >= 0 && date->year <= 9999, "years have 4 digits");
    fuzz_promise(date->month >= 0 && date->month <= 12, "months are 1 to 12");
    fuzz_promise(date->day >= 0 && date->day <= 31, "days are 1 to 31");
    fuzz_promise(date->weekday >= 0 && date->weekday <= 7,
                 "weekdays are 1 to 7");
    fuzz_promise(date->part <= XC_PART_LATE, "a part has a name");
    fuzz_promise(date->relation <= XC_RELATION_FROM, "a relation has a name");
    fuzz_promise(!date->has_time || (date->minute >= 0 && date->minute < 1440),
                 "a time is of one day");
    fuzz_promise(!date->has_zone || abs(date->zone) <= 14 * 60,
                 "a zone is of this earth");
}

static void look_at_days(const xc_date *date) {
    bool known = date->first != XC_DAY_UNKNOWN;
    char first[12], last[12];
    fuzz_promise(known == (date->last != XC_DAY_UNKNOWN),
                 "both ends are known, or none");
    if (!known) return;
    fuzz_promise(date->first <= date->last, "first is not after last");
    fuzz_promise(date->anchoring != XC_ANCHOR_NONE, "known days are anchored");
    xc_day_format(date->first, first);
    xc_day_format(date->last, last);
    fuzz_promise(strlen(first) == 10 && strlen(last) == 10,
                 "days are of the years 1 to 9999");
}

static void look_at_strings(const xc_date *date) {
    fuzz_promise(memchr(date->edtf, '\0', sizeof date->edtf) != NULL,
                 "EDTF ends");
    fuzz_promise(memchr(date->repeats, '\0', sizeof date->repeats) != NULL,
                 "a duration ends");
    fuzz_promise(strspn(date->edtf, "0123456789X-/.~?%") == strlen(date->edtf),
                 "EDTF has digits and signs");
    fuzz_promise(!date->repeats[0] || date->repeats[0] == 'P',
                 "a duration begins with P");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_article f;
    fuzz_article_read(&f, data, size, false);
    fuzz_look_at_order(&f, XC_MENTION_DATE);
    for (size_t i = 0; i < f.reading.mentions.count; i++) {
        const xc_mention *m = &f.reading.mentions.items[i];
        if (m->kind != XC_MENTION_DATE) continue;
        look_at_fields(&m->date);
        look_at_days(&m->date);
        look_at_strings(&m->date);
    }
    fuzz_read_again(&f, data, size, false);
    xc_arena_free(f.arena);
    return 0;
}
