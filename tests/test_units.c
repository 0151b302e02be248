/*
 * test_units.c - the generated table of units against the library of UDUNITS-2,
 * and units and money as they are read in sentences.
 */
#include <stdlib.h>
#include <udunits2.h>

#include "lexicon/conversion.h"
#include "sentence_sample.h"

/* ------------------------------------------------------------------ */
/* The table                                                            */

/* A unit of the table as UDUNITS-2 writes it, the unit to convert into, and
 * that as UDUNITS-2 writes it. */
static const struct {
    const char *unit, *expression, *into, *base;
} same[] = {{"mi", "international_mile", "m", "m"},
            {"nmile", "nautical_mile", "km", "km"},
            {"ft", "international_foot", "m", "m"},
            {"acre", "43560 international_foot2", "hectare", "hectare"},
            {"mi2", "international_mile2", "km2", "km2"},
            {"us_gallon", "US_liquid_gallon", "l", "liter"},
            {"barrel", "42 US_liquid_gallon", "m3", "m3"},
            {"short_ton", "short_ton", "t", "tonne"},
            {"long_ton", "long_ton", "kg", "kg"},
            {"lb", "pound", "kg", "kg"},
            {"troy_ounce", "troy_ounce", "g", "gram"},
            {"degF", "degree_fahrenheit", "degC", "degree_Celsius"},
            {"degC", "degree_Celsius", "degF", "degree_fahrenheit"},
            {"degR", "degree_rankine", "K", "kelvin"},
            {"mi/h", "international_mile/hour", "km/h", "km/h"},
            {"knot", "knot", "m/s", "m/s"},
            {"kWh", "kW.h", "MJ", "megajoule"},
            {"ton_TNT", "ton_TNT", "GJ", "gigajoule"},
            {"horsepower", "horsepower", "kW", "kilowatt"},
            {"psi", "psi", "kPa", "kilopascal"},
            {"mbar", "100 Pa", "hPa", "hectopascal"},
            {"light_year", "light_year", "parsec", "parsec"},
            {"deg", "arc_degree", "rad", "radian"},
            {"ug/m3", "microgram/m3", "kg/m3", "kg/m3"},
            {"barrel/day", "42 US_liquid_gallon/day", "m3/s", "m3/s"},
            {"fathom", "fathom", "ft", "international_foot"},
            {"km/l", "km/liter", "mi/us_gallon",
             "international_mile/US_liquid_gallon"}};

static ut_unit *parse(ut_system *system, const char *expression) {
    ut_unit *unit = ut_parse(system, expression, UT_UTF8);
    ck_assert_msg(unit != NULL, "UDUNITS-2 does not know %s", expression);
    return unit;
}

static void expect_same(ut_system *system, size_t i) {
    ut_unit *from = parse(system, same[i].expression);
    ut_unit *into = parse(system, same[i].base);
    cv_converter *convert = ut_get_converter(from, into);
    ck_assert_ptr_nonnull(convert);
    xc_conversion a[XC_CONVERSION_MAX], b[XC_CONVERSION_MAX];
    ck_assert_uint_eq(xc_conversion_find(same[i].unit, a), 1);
    ck_assert_uint_eq(xc_conversion_find(same[i].into, b), 1);
    static const double values[] = {-40, 0, 1, 37, 12345.678, 3e9};
    for (size_t k = 0; k < sizeof values / sizeof *values; k++) {
        double wanted = cv_convert_double(convert, values[k]);
        double got = xc_conversion_apply(&a[0], &b[0], values[k]);
        ck_assert_msg(fabs(got - wanted) <= 1e-9 * fmax(1, fabs(wanted)),
                      "%.12g %s is %.12g %s, not %.12g", values[k],
                      same[i].unit, wanted, same[i].into, got);
    }
    cv_free(convert);
    ut_free(from);
    ut_free(into);
}

START_TEST(conversions_are_those_of_udunits) {
    ut_set_error_message_handler(ut_ignore);
    ut_system *system = ut_read_xml(NULL);
    ck_assert_ptr_nonnull(system);
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        expect_same(system, i);
    ut_free_system(system);
}
END_TEST

/* Every spelling is of a unit in the table, of the same dimension, and the
 * units that one may be are there too. */
static size_t check_spellings(xc_lexicon_id lexicon, int unit, int dimension) {
    size_t rows = 0;
    for (const xc_lexeme *row; (row = xc_lexicon_row(lexicon, rows)); rows++) {
        const char *name = xc_lexeme_text(row, unit);
        const xc_lexeme *known = xc_conversion_row(name);
        ck_assert_msg(known != NULL, "%s is not in the table", name);
        ck_assert_int_eq(xc_lexeme_word(row, dimension),
                         xc_lexeme_word(known, XC_CONVERSIONS_DIMENSION));
    }
    return rows;
}

START_TEST(every_spelling_has_its_unit) {
    ck_assert_uint_gt(
        check_spellings(XC_LEXICON_UNITS, XC_UNITS_UNIT, XC_UNITS_DIMENSION),
        500);
    ck_assert_uint_gt(check_spellings(XC_LEXICON_SYMBOLS, XC_SYMBOLS_UNIT,
                                      XC_SYMBOLS_DIMENSION),
                      100);
    xc_conversion all[XC_CONVERSION_MAX];
    for (size_t i = 0; xc_lexicon_row(XC_LEXICON_CONVERSIONS, i); i++) {
        const xc_lexeme *row = xc_lexicon_row(XC_LEXICON_CONVERSIONS, i);
        double factor = xc_lexeme_number(row, XC_CONVERSIONS_FACTOR);
        ck_assert(isnan(factor) || factor > 0);
    }
    ck_assert_uint_eq(xc_conversion_find("ton", all), 3);
    ck_assert_uint_eq(xc_conversion_find("mi/gallon", all), 2);
    ck_assert_uint_eq(xc_conversion_find("gallon/gallon", all), 4);
    ck_assert_uint_eq(xc_conversion_find("l/100km", all), 0);
    ck_assert_uint_eq(xc_conversion_find("nothing", all), 0);
    ck_assert_uint_eq(xc_conversion_find("/", all), 0);
    ck_assert_uint_eq(xc_conversion_find("", all), 0);
    ck_assert_uint_eq(xc_conversion_find(NULL, all), 0);
}
END_TEST

/* Words of news that UDUNITS-2 has as units. */
START_TEST(ordinary_words_are_no_units) {
    static const char *const words[] = {
        "are",   "point", "points", "count", "bit",   "chain", "links",
        "rod",   "pole",  "circle", "gray",  "henry", "mole",  "turns",
        "water", "mil",   "grade",  "slug",  "rem",   "shake", "perch",
        "in",    "at",    "us",     "a",     "an",    "per"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        ck_assert_msg(!xc_lexicon_find(XC_LEXICON_UNITS, words[i]),
                      "\"%s\" is a unit", words[i]);
    static const char *const symbols[] = {"pm", "am", "AM", "PM", "at", "MN",
                                          "B",  "G",  "K",  "Ms", "TV"};
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
        ck_assert_msg(!xc_lexicon_find(XC_LEXICON_SYMBOLS, symbols[i]),
                      "\"%s\" is a unit", symbols[i]);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Sentences                                                            */

static sample s;

static void open_sample(void) {
    sample_open(&s);
}

static void close_sample(void) {
    sample_close(&s);
}

/* "5.5 length ft" of each quantity, parted by "; ". */
static void describe(xc_buffer *out) {
    for (size_t i = 0; i < s.reading.mentions.count; i++) {
        const xc_mention *m = &s.reading.mentions.items[i];
        const xc_quantity *q = &m->quantity;
        if (m->kind != XC_MENTION_QUANTITY) continue;
        if (out->length > 0) xc_buffer_puts(out, "; ");
        if (isnan(q->value))
            xc_buffer_printf(out, "%.6g..%.6g", q->written.low,
                             q->written.high);
        else
            xc_buffer_printf(out, "%.6g", q->value);
        xc_buffer_printf(out, " %s", xc_dimension_name(q->dimension));
        if (q->unit) xc_buffer_printf(out, " %s", q->unit);
    }
}

typedef struct unit_case {
    const char *text;
    const char *wanted;
} unit_case;

static void expect(const unit_case *c) {
    sample_read(&s, c->text, NULL);
    sample_extract(&s);
    sample_check(&s);
    xc_buffer got = XC_BUFFER_INIT;
    describe(&got);
    ck_assert_msg(strcmp(got.bytes ? got.bytes : "", c->wanted) == 0,
                  "%s\n  got    %s\n  wanted %s", c->text,
                  got.bytes ? got.bytes : "", c->wanted);
    xc_buffer_dispose(&got);
}

static const unit_case measures[] = {
    {"The canal is 40 furlongs long.", "40 length furlong"},
    {"The plant makes 30 MW of power.", "30 power MW"},
    {"The sensor draws 30 mW.", "30 power mW"},
    {"The dam holds 3.5 gigalitres.", "3.5 volume Gl"},
    {"The mast sends at 90.4 MHz.", "90.4 frequency MHz"},
    {"The dose was 12 mSv.", "12 radiation mSv"},
    {"The air held 35 \xc2\xb5g/m3 of dust.", "35 density ug/m3"},
    {"The air held 35 micrograms per cubic metre of dust.", "35 density ug/m3"},
    {"The hall covers 24703m2.", "24703 area m2"},
    {"The hall covers 800 m\xc2\xb2.", "800 area m2"},
    {"The lake covers 12 kilometres squared.", "12 area km2"},
    {"The train does 90 km/hr.", "90 speed km/h"},
    {"The train does 90kmph.", "90 speed km/h"},
    {"The boat does 30 km a day.", "30 speed km/day"},
    {"The field pumps 40,000 barrels per day.", "40000 flow barrel/day"},
    {"The field pumps 40,000 bpd.", "40000 flow barrel/day"},
    {"The car does 40 miles to the gallon.", "40 fuel_economy mi/gallon"},
    {"The car needs 5 litres per 100 km.", "5 other l/100km"},
    {"The link carries 40 megabits per second.", "40 data_rate Mbit/s"},
    {"A quake of magnitude 6.1 shook the coast.", "6.1 magnitude magnitude"},
    {"A 6.1-magnitude quake shook the coast.", "6.1 magnitude magnitude"},
    {"The bomb had 15 kilotons of TNT.", "15 energy kiloton_TNT"},
    {"The ship took 300 tons.", "300 mass ton"},
    {"The ship took 300 metric tons.", "300 mass t"},
    {"The ship took 300 long tons.", "300 mass long_ton"},
    {"The ship took 300 tonnes.", "300 mass t"},
    {"Trucks moved 100t of sand.", "100 mass t"},
    {"He used a 35mm lens.", "35 length mm"},
    {"He used a 35 mm lens.", "35 length mm"},
    {"A 60W lamp hung there.", "60 power W"},
    {"She won the 500 m race.", "500 length m"},
    {"It was 40C in the shade.", "40 temperature degC"},
    {"It was -4 \xc2\xb0"
     "F at dawn.",
     "-4 temperature degF"},
    {"It warmed by 2 degrees.", "2 temperature degree"},
    {"Rotate the wheel 90 degrees.", "90 angle deg"},
    {"The crate weighs 20 (kg).", "20 mass kg"},
    {"The plank is 2 1/2 in thick.", "2.5 length in"},
    {NULL, NULL}};

static const unit_case mixed[] = {
    {"She is 5 feet 6 inches tall.", "5.5 length ft"},
    {"She is 5 ft 6 in tall.", "5.5 length ft"},
    {"The 6-foot-3 guard fell.", "6.25 length ft"},
    {"He is 6 foot 3.", "6.25 length ft"},
    {"He is 5'6\" tall.", "5.5 length ft"},
    {"It took two hours and 30 minutes.", "2.5 time h"},
    {"It weighs 1 lb 4 oz.", "1.25 mass lb"},
    {"It took 30 minutes and two hours.", "30 time min; 2 time h"},
    {"It holds 5 litres and 3 grams.", "5 volume l; 3 mass g"},
    {"It took 2 hours and 90 minutes.", "2 time h; 90 time min"},
    {NULL, NULL}};

static const unit_case refused[] = {
    {"Storms killed 5 in Lorne.", "5 number"},
    {"They won 5 points and lost 3 chains.", "5 count point; 3 count chain"},
    {"She came at 2 pm.", ""},
    {"He paid for 5 G phones.", "5 count phone"},
    {"The R-11 flew.", ""},
    {"He sold his Nova 5C.", ""},
    {NULL, NULL}};

static const unit_case moneys[] = {
    {"Rice costs 300 Gambian dalasis.", "300 money GMD"},
    {"Rice costs 300 dalasis.", "300 money GMD"},
    {"The firm owed 5 million pesetas.", "5e+06 money ESP"},
    {"It costs \xe2\x82\xa1"
     "500.",
     "500 money CRC"},
    {"It costs CAD$20.", "20 money CAD"},
    {"It costs USD115.", "115 money USD"},
    {"It costs 120 MEUR.", "1.2e+08 money EUR"},
    {"It costs 75 USD million.", "7.5e+07 money USD"},
    {"It cost $5 million Canadian.", "5e+06 money CAD"},
    {"A $5 million Canadian film opened.", "5e+06 money USD"},
    {"It costs R500.", "500 money ZAR"},
    {"It costs Rs 500.", "500 money INR"},
    {"It costs kr 500.", "500 money XXX"},
    {"It costs EUR five million.", "5e+06 money EUR"},
    {"It made 10 billion won.", "1e+10 money KRW"},
    {"Of them 200 won.", "200 number"},
    {"It costs 15 dollars and 50 cents.", "15.5 money USD"},
    {"It costs 15 dollars 50.", "15.5 money USD"},
    {"He had 15 dollars and 50 friends.", "15 money USD; 50 count friend"},
    {"Oil costs $80 a barrel.", "80 money USD/barrel"},
    {"Oil costs $80/barrel.", "80 money USD/barrel"},
    {"They pay \xc2\xa3"
     "20 an hour.",
     "20 money GBP/h"},
    {"They paid $12 per share.", "12 money USD/share"},
    {"It costs three dimes.", "0.3 money USD"},
    {"ALL 31 members came.", "31 count member"},
    {"He lifted 200 pounds.", "200 mass lb"},
    {"He saved 200 pounds.", "200 money GBP"},
    {NULL, NULL}};

static void expect_all(const unit_case *list) {
    for (; list->text; list++)
        expect(list);
}

START_TEST(measures_are_read) {
    expect_all(measures);
}
END_TEST

START_TEST(measures_of_two_units_are_one) {
    expect_all(mixed);
}
END_TEST

START_TEST(what_is_no_unit_is_none) {
    expect_all(refused);
}
END_TEST

START_TEST(money_is_read) {
    expect_all(moneys);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("units");
    TCase *table = tcase_create("table");
    tcase_add_test(table, conversions_are_those_of_udunits);
    tcase_add_test(table, every_spelling_has_its_unit);
    tcase_add_test(table, ordinary_words_are_no_units);
    suite_add_tcase(suite, table);
    TCase *sentences = tcase_create("sentences");
    tcase_add_checked_fixture(sentences, open_sample, close_sample);
    tcase_add_test(sentences, measures_are_read);
    tcase_add_test(sentences, measures_of_two_units_are_one);
    tcase_add_test(sentences, what_is_no_unit_is_none);
    tcase_add_test(sentences, money_is_read);
    suite_add_tcase(suite, sentences);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
