/*
 * test_quantity.c - numbers, units, bounds, parts of a whole, and what is no
 * quantity.
 */
#include <stdlib.h>

#include "describe.h"
#include "sentence_sample.h"

static sample s;

static void open_sample(void) {
    sample_open(&s);
}

static void close_sample(void) {
    sample_close(&s);
}

typedef struct quantity_case {
    const char *text;
    const char *wanted;
} quantity_case;

static void expect(const quantity_case *c) {
    sample_read(&s, c->text, NULL);
    sample_extract(&s);
    sample_check(&s);
    xc_buffer got = XC_BUFFER_INIT;
    describe_mentions(&got, &s.reading, XC_MENTION_QUANTITY);
    ck_assert_msg(strcmp(got.bytes ? got.bytes : "", c->wanted) == 0,
                  "%s\n  got    %s\n  wanted %s", c->text,
                  got.bytes ? got.bytes : "", c->wanted);
    xc_buffer_dispose(&got);
}

#define EXPECT_ALL(cases)                                                      \
    for (size_t i = 0; i < sizeof(cases) / sizeof *(cases); i++)               \
    expect(&(cases)[i])

START_TEST(parts_of_a_whole) {
    static const quantity_case cases[] = {
        {"Eight of the 31 league members are behind.",
         "Eight of the 31 = 8/31 count member"},
        {"Twenty-three of the 32 towns met it.",
         "Twenty-three of the 32 = 23/32 count town"},
        {"8 of 31 councils voted.", "8 of 31 = 8/31 count council"},
        {"23 out of 32 said no.", "23 out of 32 = 23/32 count"},
        {"Nine of ASEAN's 10 members agreed.",
         "Nine of ASEAN's 10 = 9/10 count member"},
        {"20 of its 31 schools closed.", "20 of its 31 = 20/31 count school"},
        {"Only nine of 32 voted.", "Only nine of 32 = 9/32 count"},
        {"Nine of the council\xE2\x80\x99s 32 wards flooded.",
         "Nine of the council\xE2\x80\x99s 32 = 9/32 count ward"},
        {"Two of the remaining five left.",
         "Two of the remaining five = 2/5 count"},
        {"Nine members out of 32 left.",
         "Nine members out of 32 = 9/32 count member"},
        {"One of the two men left.", "One of the two = 1/2 count man"},
        {"At least nine of the 32 towns voted.",
         "At least nine of the 32 = at_least 9/32 count town"},
        {"Two-thirds of the 31 towns voted.",
         "Two-thirds of the 31 = about 21/31 count town"},
        {"Half of the 32 towns voted.", "Half of the 32 = 16/32 count town"},
        {"They freed 34 of the more than 300 hens.",
         "34 of the more than 300 = 34/300 count hen"},
    };
    EXPECT_ALL(cases);
}
END_TEST

START_TEST(all_and_none_of_a_whole) {
    static const quantity_case cases[] = {
        {"All but nine of the 32 agreed.",
         "All but nine of the 32 = left 23/32 count"},
        {"None of the five clubs came.", "None of the five = 0/5 count club"},
        {"All 32 members came.", "All 32 = 32/32 count member"},
        {"All of the 32 came.", "All of the 32 = 32/32 count"},
        {"Of the 32 members, nine left.",
         "Of the 32 members, nine = 9/32 count member"},
        {"Out of 32 councils, only nine agreed.",
         "Out of 32 councils, only nine = 9/32 count council"},
    };
    EXPECT_ALL(cases);
}
END_TEST

START_TEST(no_part_of_a_whole) {
    static const quantity_case cases[] = {
        {"The 32 of the nine left.", "32 = 32 number; nine = 9 number"},
        {"They sent 8 of 31 March.", "8 = 8 number"},
        {"One of the councils left.", ""},
        {"It took 2 percent of 50 percent.",
         "2 percent = 2 percent %; 50 percent = 50 percent %"},
    };
    EXPECT_ALL(cases);
}
END_TEST

START_TEST(numbers_in_digits_and_words) {
    static const quantity_case cases[] = {
        {"There were 1,234 votes.", "1,234 = 1234 count vote"},
        {"There were 816 000 votes.", "816 000 = 816000 count vote"},
        {"They planted twenty-three trees.", "twenty-three = 23 count tree"},
        {"They planted a hundred and five trees.",
         "a hundred and five = 105 count tree"},
        {"They planted two and a half million trees.",
         "two and a half million = 2500000 count tree"},
        {"They planted 3 million and a half.",
         "3 million and a half = 3500000 number"},
        {"They planted 1.2 million trees.", "1.2 million = 1200000 count tree"},
        {"They planted 5m trees.", "5m = 5000000 count tree"},
        {"They planted half a million trees.",
         "half a million = 500000 count tree"},
        {"The 31-member league met.", "31-member = 31 count member"},
        {"Three new primary schools opened.", "Three = 3 count school"},
        {"It was the third storm and the 21st fire.",
         "third = 3 ordinal; 21st = 21 ordinal"},
        {"It was minus five, or -5.", "minus five = -5 number; -5 = -5 number"},
    };
    EXPECT_ALL(cases);
}
END_TEST

START_TEST(fractions_and_ratios) {
    static const quantity_case cases[] = {
        {"Two-thirds of voters agreed.", "Two-thirds = 0.6666666667 ratio"},
        {"About one-fifth of it burned.", "About one-fifth = about 0.2 ratio"},
        {"It fell by a third.", "a third = 0.3333333333 ratio"},
        {"More than half of them left.", "More than half = over 0.5 ratio"},
        {"One in five adults smoked.", "One in five = 0.2 ratio"},
        {"It is 2 1/2 miles long.", "2 1/2 miles = 2.5 length mi"},
        {"It is \xC2\xBD mile long.", "\xC2\xBD mile = 0.5 length mi"},
    };
    EXPECT_ALL(cases);
}
END_TEST

START_TEST(money) {
    static const quantity_case cases[] = {
        {"It cost $3.5bn.", "$3.5bn = 3500000000 money USD"},
        {"It cost \xC2\xA3"
         "20k.",
         "\xC2\xA3"
         "20k = 20000 money GBP"},
        {"It cost A$20 and US$ 5.", "A$20 = 20 money AUD; US$ 5 = 5 money USD"},
        {"It cost 1.2 million euros.", "1.2 million euros = 1200000 money EUR"},
        {"It cost 5 dollars and 20 cents.",
         "5 dollars and 20 cents = 5.2 money USD"},
        {"It cost 45 cents.", "45 cents = 0.45 money USD"},
        {"It cost 20 CHF.", "20 CHF = 20 money CHF"},
        {"It cost billions of dollars.",
         "billions of dollars = at_least 2000000000.. money USD"},
        {"They try 5 all day.", "5 = 5 number"},
    };
    EXPECT_ALL(cases);
}
END_TEST

START_TEST(measures_and_percentages) {
    static const quantity_case cases[] = {
        {"It rose 2%.", "2% = 2 percent %"},
        {"It rose 2 per cent.", "2 per cent = 2 percent %"},
        {"It rose 5 percentage points.",
         "5 percentage points = 5 percent percentage_point"},
        {"It is 20 km away.", "20 km = 20 length km"},
        {"It is 20 square miles.", "20 square miles = 20 area mi2"},
        {"It blew at 30 miles per hour.", "30 miles per hour = 30 speed mi/h"},
        {"It was -5\xC2\xB0"
         "C.",
         "-5\xC2\xB0"
         "C = -5 temperature degC"},
        {"It took three months.", "three months = 3 time month"},
        {"They ate 500 pounds of rice.", "500 pounds = 500 mass lb"},
        {"They paid 500 pounds.", "500 pounds = 500 money GBP"},
    };
    EXPECT_ALL(cases);
}
END_TEST

START_TEST(ages) {
    static const quantity_case cases[] = {
        {"A 45-year-old man fell.", "45-year-old = 45 age year"},
        {"He is 45 years old.", "45 years old = 45 age year"},
        {"Roe, 45, fell.", "45 = 45 age year"},
        {"A man aged 45 fell.", "45 = 45 age year"},
        {"A six-month-old boy fell.", "six-month-old = 6 age month"},
    };
    EXPECT_ALL(cases);
}
END_TEST

START_TEST(bounds) {
    static const quantity_case cases[] = {
        {"At least 5 people came.", "At least 5 = at_least 5 count person"},
        {"Up to 5 people came.", "Up to 5 = at_most 5 count person"},
        {"More than 5 people came.", "More than 5 = over 5 count person"},
        {"Fewer than 5 people came.", "Fewer than 5 = under 5 count person"},
        {"Nearly 500 people came.", "Nearly 500 = about 500 count person"},
        {"Some 500 people came.", "Some 500 = about 500 count person"},
        {"An estimated 500 people came.",
         "An estimated 500 = about 500 count person"},
        {"Only 5 people came.", "Only 5 = 5 count person"},
        {"It takes 5 people or more.", "5 = at_least 5 count person"},
        {"It takes 30 or so.", "30 or so = about 30 number"},
        {"No fewer than 3 schools closed.",
         "No fewer than 3 = at_least 3 count school"},
    };
    EXPECT_ALL(cases);
}
END_TEST

START_TEST(ranges_and_vague_numbers) {
    static const quantity_case cases[] = {
        {"Between 5 and 10 people came.",
         "Between 5 and 10 = range 5..10 count person"},
        {"It is 5-10 homes.", "5-10 = range 5..10 count home"},
        {"It is 5 to 10 percent.", "5 to 10 percent = range 5..10 percent %"},
        {"It is $5-10 million.",
         "$5-10 million = range 5000000..10000000 money USD"},
        {"It rose from 5 to 10 homes.", "5 = 5 number; 10 = 10 count home"},
        {"It rose 5 percent to 10 percent.",
         "5 percent = 5 percent %; 10 percent = 10 percent %"},
        {"Dozens of towns flooded.", "Dozens = at_least 24.. count town"},
        {"Hundreds of thousands of people fled.",
         "Hundreds of thousands = at_least 200000.. count person"},
        {"Several hundred people fled.",
         "Several hundred = at_least 200.. count person"},
        {"He scores goals.", ""},
        {"It took between six or 20 cars.",
         "between six or 20 = range 6..20 count car"},
    };
    EXPECT_ALL(cases);
}
END_TEST

START_TEST(what_is_no_quantity) {
    static const quantity_case cases[] = {
        {"It fell under Article Five.", ""},
        {"The G7 met over the F-35.", ""},
        {"See No. 5 and page 12.", ""},
        {"They met at 12:30 and at 5 p.m.", ""},
        {"The Apollo 11 landed.", ""},
        {"The car 007 lost.", ""},
        {"No one came and this one left.", ""},
        {"They met in 2024 on 12 May 2023.", ""},
        {"The pre-2014 border held.", ""},
        {"The 9/11 report came.", ""},
    };
    EXPECT_ALL(cases);
}
END_TEST

/* The only quantity of a text. */
static const xc_quantity *only(const char *text) {
    sample_read(&s, text, NULL);
    sample_extract(&s);
    ck_assert_uint_eq(s.reading.mentions.count, 1);
    return &s.reading.mentions.items[0].quantity;
}

static void expect_meant(const char *text, double low, double high,
                         bool high_open) {
    const xc_quantity *q = only(text);
    ck_assert_msg(fabs(q->meant.low - low) <= 1e-9 * fabs(low) &&
                      fabs(q->meant.high - high) <= 1e-9 * fabs(high) &&
                      q->meant.high_open == high_open,
                  "%s: [%.12g, %.12g%c", text, q->meant.low, q->meant.high,
                  q->meant.high_open ? ')' : ']');
    ck_assert(!isnan(q->value));
}

START_TEST(rounding) {
    expect_meant("There are 24 million people.", 23.5e6, 24.5e6, true);
    expect_meant("There are 1.2 million people.", 1.15e6, 1.25e6, true);
    expect_meant("There are 1,234 people.", 1234, 1234, false);
    expect_meant("There are 1,200 people.", 1150, 1250, true);
    expect_meant("There are 500 people.", 495, 505, true);
    expect_meant("There are 23 people.", 23, 23, false);
    expect_meant("It cost $500 billion.", 495e9, 505e9, true);
    expect_meant("It rose 3.38%.", 3.375, 3.385, true);
    expect_meant("It rose 50%.", 49.5, 50.5, true);
    expect_meant("About 300 people came.", 270, 330, false);
    const xc_quantity *q = only("At least 5% is needed.");
    ck_assert_double_eq(q->written.low, 5);
    ck_assert(isinf(q->written.high) && !q->written.low_open);
    q = only("They freed 34 of the more than 300 hens.");
    ck_assert(isinf(q->whole.written.high) && q->whole.written.low_open);
    q = only("More than 5% is needed.");
    ck_assert(q->written.low_open);
    q = only("Less than 5% is needed.");
    ck_assert(isinf(q->written.low) && q->written.high_open);
}
END_TEST

/* The tokens of the noun of the only quantity, joined by blanks. */
static void expect_noun(const char *text, const char *wanted) {
    only(text);
    const xc_mention *m = &s.reading.mentions.items[0];
    const xc_sentence *in = &s.reading.sentences.items[m->sentence];
    xc_buffer got = XC_BUFFER_INIT;
    for (uint32_t i = m->noun_first; i < m->noun_last; i++) {
        if (got.length > 0) xc_buffer_putc(&got, ' ');
        xc_buffer_puts(&got, in->tokens[i].norm);
    }
    ck_assert_str_eq(got.bytes ? got.bytes : "", wanted);
    xc_buffer_dispose(&got);
}

START_TEST(counted_nouns) {
    expect_noun("Eight of the 31 league members are behind.", "league members");
    expect_noun("It missed the 2 percent spending goal.", "spending goal");
    expect_noun("Five security forces members fell.",
                "security forces members");
    expect_noun("Four political and military leaders met.",
                "political and military leaders");
    expect_noun("They sent four fire and ambulance crews.",
                "fire and ambulance crews");
    expect_noun("It rained in four flooded towns.", "flooded towns");
    expect_noun("Nine members out of 32 left.", "members");
    expect_noun("It rose 2 percent of the budget.", "");
}
END_TEST

START_TEST(digits_over_several_words) {
    static const quantity_case cases[] = {
        {"The hall has 1 234 567.5 of them.", "1 234 567.5 = 1234567.5 number"},
        {"They sold 12'345 bikes.", "12'345 = 12345 count bike"},
        {"It came to 1.111,11 there.", "1.111,11 = 1111.11 number"},
        {"It came to 1,3 there.", "1,3 = 1.3 number"},
        {"It grew to 1.3x10^6 or 12e+3 or -2^3.",
         "1.3x10^6 = 1300000 number; 12e+3 = 12000 number; -2^3 = -8 number"},
        {"They won lots 22,24,26,31.",
         "22 = 22 number; 24 = 24 number; 26 = 26 number; 31 = 31 number"},
        {"It has 2.5 M users and 20 k fans.",
         "2.5 M = 2500000 count user; 20 k = 20000 count fan"},
        {"It has 1e999 parts.", ""},
        {"It is 1/0 or 0/0.", ""},
    };
    EXPECT_ALL(cases);
}
END_TEST

START_TEST(sums_of_words_and_digits) {
    static const quantity_case cases[] = {
        {"They have hundred thousand hens.",
         "hundred thousand = 100000 count hen"},
        {"They have 7 thousand 2 hundred and 58 hens.",
         "7 thousand 2 hundred and 58 = 7258 count hen"},
        {"They have nine crore and four hundred hens.",
         "nine crore and four hundred = 90000400 count hen"},
        {"They have fifty - two hens.", "fifty - two = 52 count hen"},
        {"They have three dozens and a score of hens.",
         "three dozens = 36 number; a score = about 20 count hen"},
        {"It was nought point one four, then two point seventy-one.",
         "nought point one four = 0.14 number; "
         "two point seventy-one = 2.71 number"},
        {"It was minus five or negative 3, not 5 minus 3.",
         "minus five = -5 number; negative 3 = -3 number; 5 = 5 number; "
         "3 = 3 number"},
        {"They count five and six.", "five = 5 number; six = 6 number"},
        {"They have between one hundred and two hundred hens.",
         "between one hundred and two hundred = range 100..200 count hen"},
        {"They have one thousand and two thousand hens.",
         "one thousand = 1000 number; two thousand = 2000 count hen"},
    };
    EXPECT_ALL(cases);
}
END_TEST

START_TEST(mixed_numbers_and_denominators) {
    static const quantity_case cases[] = {
        {"It is two million and three fifths.",
         "two million and three fifths = 2600000 number"},
        {"It is two hundred and six and two thirds.",
         "two hundred and six and two thirds = 206.6666667 number"},
        {"It is three billion and a quarter million.",
         "three billion and a quarter million = 3000250000 number"},
        {"It is three and a fifth.", "three and a fifth = 3.2 number"},
        {"It is a twenty-first of it.", "a twenty-first = 0.04761904762 ratio"},
        {"It is three twenty-fifths.", "three twenty-fifths = 0.12 ratio"},
        {"It is one hundred thirty-fifths.",
         "one hundred thirty-fifths = 2.857142857 ratio"},
        {"It is twenty-three fifths.", "twenty-three fifths = 4.6 ratio"},
        {"It is 1 over 4.", "1 over 4 = 0.25 ratio"},
        {"They won over 20 seats.", "over 20 = over 20 count seat"},
        {"It is a quarter million, or two thirds of a million.",
         "a quarter million = 250000 number; "
         "two thirds of a million = 666666.6667 number"},
        {"It is the one hundred and first.",
         "one hundred and first = 101 ordinal"},
    };
    EXPECT_ALL(cases);
}
END_TEST

START_TEST(multiples_and_nobody) {
    static const quantity_case cases[] = {
        {"Sales doubled while costs halved.",
         "doubled = 2 ratio times; halved = 0.5 ratio times"},
        {"They sold twice as many hats.", "twice as many = 2 ratio times"},
        {"Costs are three times higher.", "three times = 3 ratio times"},
        {"Exports grew fivefold.", "fivefold = 5 ratio times"},
        {"It was a ten-fold rise.", "ten-fold = 10 ratio times"},
        {"He hit a double and is a double agent.", ""},
        {"Nobody was hurt and no one was held.",
         "Nobody = 0 count person; no one = 0 count person"},
        {"Nobody knows it and no one said so.", ""},
    };
    EXPECT_ALL(cases);
}
END_TEST

START_TEST(ranges_of_more_forms) {
    static const quantity_case cases[] = {
        {"Waves of 8- to 16-meter height came.",
         "8- to 16-meter = range 8..16 length m"},
        {"It took five to six cars.", "five to six = range 5..6 count car"},
        {"It has rooms ranging from 3 to 7 beds.",
         "ranging from 3 to 7 = range 3..7 count bed"},
        {"It ran in the 2012-13 season.", ""},
        {"The odds were 3 to 1.", "3 to 1 = 3 ratio"},
        {"Nine out of every ten shops shut.",
         "Nine out of every ten = 0.9 ratio"},
    };
    EXPECT_ALL(cases);
}
END_TEST

START_TEST(rates_of_counts) {
    static const quantity_case cases[] = {
        {"There were 12 deaths per 100,000 people.",
         "12 deaths per 100,000 people = 12 count death/100000 person"},
        {"It handles 20 flights a day.",
         "20 flights a day = 20 count flight/day"},
        {"They train five times a week.",
         "five times a week = 5 count time/week"},
        {"Two men a long way off left.", "Two = 2 count man"},
    };
    EXPECT_ALL(cases);
}
END_TEST

START_TEST(more_ages) {
    static const quantity_case cases[] = {
        {"A woman in her 40s fell.", "40s = range 40..49 age year"},
        {"A man in his early thirties fell.",
         "thirties = range 30..39 age year"},
        {"Girls ages 16 to 18 left.", "16 to 18 = range 16..18 age year"},
        {"It is for those under the age of 12.",
         "under the age of 12 = under 12 age year"},
        {"The 5- to 10-year-olds left.",
         "5- to 10-year-olds = range 5..10 age year"},
        {"Mara Lind (7) scored.", ""},
    };
    EXPECT_ALL(cases);
}
END_TEST

START_TEST(more_bounds) {
    static const quantity_case cases[] = {
        {"It has 20-plus boats.", "20-plus = at_least 20 count boat"},
        {"It has 20+ boats.", "20+ = at_least 20 count boat"},
        {"It has five or more boats.", "five or more = at_least 5 count boat"},
        {"It has just shy of 600 boats.",
         "just shy of 600 = under 600 count boat"},
        {"North of 500 boats came.", "North of 500 = over 500 count boat"},
        {"It needs \xE2\x89\xA5"
         "20 boats.",
         "\xE2\x89\xA5"
         "20 = at_least 20 count boat"},
        {"They handed over 21 boats.", "21 = 21 count boat"},
        {"They voted over two days.", "two days = 2 time day"},
        {"It lasted over two days.", "over two days = over 2 time day"},
        {"They argued about three boats.", "three = 3 count boat"},
    };
    EXPECT_ALL(cases);
}
END_TEST

START_TEST(names_and_codes_with_numbers) {
    static const quantity_case cases[] = {
        {"The Group of Seven and the Big Four met.", ""},
        {"Boeing 737 jets and iPhone 15 owners came.", ""},
        {"The Fortune 500 firms and Channel 4 came.", ""},
        {"They saw the band Nine Lanterns.", ""},
        {"Seven Oaks Hospital is full.", ""},
        {"He lives at 221 Baker Street.", ""},
        {"Call 555-0100 or 555-123-4567.", ""},
        {"Call +44 20 7946 0958 at 5:30.", ""},
        {"It runs version 2.1 at 192.168.1.2.", ""},
        {"1. Wash the rice.", ""},
        {"(2) Wash the rice.", ""},
        {"It won the 1988 sales there.", ""},
        {"One of them left one day.", ""},
        {"He waited a second.", ""},
    };
    EXPECT_ALL(cases);
}
END_TEST

static void expect_score(const char *text, double first, double second) {
    const xc_quantity *q = only(text);
    ck_assert_int_eq(q->dimension, XC_DIMENSION_SCORE);
    ck_assert(isnan(q->value) && !q->whole.known);
    ck_assert_double_eq(q->points[0], first);
    ck_assert_double_eq(q->points[1], second);
}

START_TEST(scores_and_votes) {
    static const quantity_case cases[] = {
        {"The court issued a 5-4 ruling.",
         "5 = 5 count vote; 4 = 4 count vote"},
        {"It has 5-10 homes.", "5-10 = range 5..10 count home"},
    };
    EXPECT_ALL(cases);
    expect_score("They won 3-1.", 3, 1);
    expect_score("It was a 2-2 draw.", 2, 2);
    expect_score("Velm lost 1-4 at home.", 1, 4);
    expect_score("They beat Velm 21-14.", 21, 14);
    expect_score("The Hawks (4-11) left.", 4, 11);
    expect_score("It was a two-nil win.", 2, 0);
}
END_TEST

static void expect_named(const char *text, const char *noun) {
    only(text);
    ck_assert_pstr_eq(s.reading.mentions.items[0].noun, noun);
}

START_TEST(nouns_have_names) {
    expect_named("They sent 31 alliance members.", "alliance member");
    expect_named("They built three new electric cars.", "new electric car");
    expect_named("They hit 14 of the region's biggest ports.",
                 "region big port");
    expect_named("They found two of our boats.", "boat");
    expect_named("The 31-member league met.", "member");
    expect_named("They played 10 dull, windless innings.",
                 "dull windless inning");
    expect_named("They found two.", NULL);
}
END_TEST

START_TEST(huge_numbers_stay_finite) {
    xc_buffer text = XC_BUFFER_INIT;
    xc_buffer_puts(&text, "It has ");
    for (int i = 0; i < 400; i++)
        xc_buffer_putc(&text, '9');
    xc_buffer_puts(&text, " parts, or one");
    for (int i = 0; i < 80; i++)
        xc_buffer_puts(&text, " million");
    xc_buffer_puts(&text, ", hundreds");
    for (int i = 0; i < 200; i++)
        xc_buffer_puts(&text, " of millions");
    xc_buffer_puts(&text, ", 1 of 2");
    for (int i = 0; i < 200; i++)
        xc_buffer_puts(&text, " of 3");
    xc_buffer_puts(&text, ".");
    sample_read(&s, text.bytes, NULL);
    sample_extract(&s);
    sample_check(&s);
    for (size_t i = 0; i < s.reading.mentions.count; i++) {
        const xc_quantity *q = &s.reading.mentions.items[i].quantity;
        ck_assert(!isinf(q->value));
        ck_assert(!isnan(q->written.low) && !isnan(q->written.high));
        ck_assert(!isnan(q->meant.low) && !isnan(q->meant.high));
    }
    xc_buffer_dispose(&text);
}
END_TEST

START_TEST(names_of_values) {
    ck_assert_str_eq(xc_bound_name(XC_BOUND_AT_LEAST), "at_least");
    ck_assert_str_eq(xc_bound_name(XC_BOUND_RANGE), "range");
    ck_assert_str_eq(xc_dimension_name(XC_DIMENSION_NUMBER), "number");
    ck_assert_str_eq(xc_dimension_name(XC_DIMENSION_OTHER), "other");
    ck_assert_str_eq(xc_dimension_name(XC_DIMENSION_SCORE), "score");
    ck_assert_str_eq(xc_actor_type_name(XC_ACTOR_GROUP), "group");
    ck_assert_str_eq(xc_actor_form_name(XC_FORM_PRONOUN), "pronoun");
    ck_assert_str_eq(xc_modality_name(XC_MODALITY_ASKED), "asked");
    ck_assert_str_eq(xc_polarity_name(XC_NEGATIVE), "negative");
    ck_assert_str_eq(xc_tense_name(XC_TENSE_FUTURE), "future");
    ck_assert_str_eq(xc_fact_kind_name(XC_FACT_QUOTATION), "quotation");
    ck_assert_str_eq(xc_dimension_name((xc_dimension)99), "unknown");
}
END_TEST

int main(void) {
    Suite *suite = suite_create("quantity");
    TCase *tests = tcase_create("quantity");
    tcase_add_checked_fixture(tests, open_sample, close_sample);
    tcase_add_test(tests, parts_of_a_whole);
    tcase_add_test(tests, all_and_none_of_a_whole);
    tcase_add_test(tests, no_part_of_a_whole);
    tcase_add_test(tests, numbers_in_digits_and_words);
    tcase_add_test(tests, fractions_and_ratios);
    tcase_add_test(tests, money);
    tcase_add_test(tests, measures_and_percentages);
    tcase_add_test(tests, ages);
    tcase_add_test(tests, bounds);
    tcase_add_test(tests, ranges_and_vague_numbers);
    tcase_add_test(tests, what_is_no_quantity);
    tcase_add_test(tests, rounding);
    tcase_add_test(tests, counted_nouns);
    tcase_add_test(tests, digits_over_several_words);
    tcase_add_test(tests, sums_of_words_and_digits);
    tcase_add_test(tests, mixed_numbers_and_denominators);
    tcase_add_test(tests, multiples_and_nobody);
    tcase_add_test(tests, ranges_of_more_forms);
    tcase_add_test(tests, rates_of_counts);
    tcase_add_test(tests, more_ages);
    tcase_add_test(tests, more_bounds);
    tcase_add_test(tests, names_and_codes_with_numbers);
    tcase_add_test(tests, scores_and_votes);
    tcase_add_test(tests, nouns_have_names);
    tcase_add_test(tests, huge_numbers_stay_finite);
    tcase_add_test(tests, names_of_values);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
