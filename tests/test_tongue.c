/*
 * test_tongue.c - articles in other languages than English are left out
 * aloud, English ones never: short ones, lists of names, tables.
 */
#include <check.h>
#include <string.h>
#include <unistd.h>

#include "article/article.h"
#include "article/tongue.h"

typedef struct row {
    const char *language; /* of the text; NULL: English */
    const char *text;
} row;

static const row rows[] = {
    {"German",
     "Bei einem Brand in der Altstadt von Larkmouth sind am Montag drei "
     "Menschen ums Leben gekommen. Die Feuerwehr war mit zwölf Fahrzeugen im "
     "Einsatz, teilte die Polizei am Abend mit. Das Feuer war kurz nach "
     "Mitternacht in einer Bäckerei ausgebrochen und griff auf zwei "
     "Nachbarhäuser über."},
    {"French",
     "Trois personnes sont mortes lundi dans un incendie qui a ravagé une "
     "boulangerie du centre de Larkmouth, a annoncé la police. Les pompiers "
     "ont mobilisé douze véhicules pour venir à bout des flammes, qui se sont "
     "propagées à deux immeubles voisins."},
    {"Spanish",
     "Tres personas murieron el lunes en un incendio que arrasó una panadería "
     "del centro de Larkmouth, informó la policía. Los bomberos enviaron doce "
     "vehículos para apagar las llamas, que se extendieron a dos edificios "
     "vecinos. La causa del siniestro sigue sin conocerse."},
    {"Dutch",
     "Bij een brand in het centrum van Larkmouth zijn maandag drie mensen om "
     "het leven gekomen, heeft de politie bekendgemaakt. De brandweer was met "
     "twaalf voertuigen ter plaatse. Het vuur was kort na middernacht "
     "uitgebroken in een bakkerij. De oorzaak is nog onbekend."},
    {"Danish",
     "Tre mennesker er mandag omkommet ved en brand i den gamle bydel i "
     "Larkmouth, oplyser politiet. Brandvæsenet var på stedet med tolv "
     "køretøjer. Ilden brød ud kort efter midnat i et bageri og bredte sig "
     "til to nabohuse. Årsagen er endnu ikke kendt."},
    {"Polish",
     "Trzy osoby zginęły w poniedziałek w pożarze piekarni w centrum "
     "Larkmouth, podała policja. Na miejscu pracowało dwanaście zastępów "
     "straży pożarnej. Ogień wybuchł krótko po północy i przeniósł się na dwa "
     "sąsiednie budynki. Przyczyna pożaru nie jest znana."},
    {"Russian",
     "Три человека погибли в понедельник при пожаре в пекарне в центре "
     "города, сообщила полиция. На место прибыли двенадцать пожарных машин. "
     "Огонь вспыхнул вскоре после полуночи."},
    {"Chinese",
     "警方星期一表示，老城区一家面包店发生火灾，造成三人死亡。消防部门出动了十"
     "二辆消防车。火灾在午夜过后不久发生，并蔓延到两栋邻近的建筑物。起火原因目"
     "前尚不清楚。市政府发言人表示，损失估计为四百万欧元。"},
    {NULL, "Bei einem Brand sind drei Menschen ums Leben gekommen."},
    {NULL,
     "Squad: Anna Nowak, Bela Kovacs, Carlos Mendez, Dmitri Orlov, Elif "
     "Yilmaz, Francois Petit, Giulia Romano, Hans Schreiber, Ines Carvalho, "
     "Jakob Lindqvist, Katarzyna Wisniewska, Lars Holm, Mehmet Demir, Nina "
     "Petrova, Oskar Virtanen, Paula Gutierrez. All play at home."},
    {NULL,
     "Larkmouth 3 Tarn Bay 1; Oldmere 2 Grayport 2; Fenwick Town 0 Harrow "
     "Sands 4; Netherby Rovers 1 Castle Vale 0; Ashcombe 5 Millbrook 2; "
     "Thornley 0 Wexcombe 0; Port Ellery 1 Stowbridge 3; Langford 2 Easton "
     "1; Marlow Heath 0 Quarry Hill 2; Penhallow 1 Ridgeway 1"},
    {NULL,
     "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j "
     "k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n o p q r s t "
     "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j "
     "k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n o p q r s t "
     "k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n o p q r s t"},
    {NULL,
     "Chancellor Jürgen Weiß told the Bundestag on Monday that the "
     "Bundesnetzagentur and the Bundeswirtschaftsministerium would publish "
     "the Netzentwicklungsplan in März. \"Wir schaffen das gemeinsam, und "
     "zwar bald\", he said, and left for Düsseldorf."},
};

static bool is_foreign(const char *text, const char *language, char *name) {
    xc_article article = {0};
    xc_tongue tongue = {NULL, false};
    article.text = (xc_text){text, (uint32_t)strlen(text), NULL, 0};
    article.language = language;
    name[0] = '\0';
    bool foreign = xc_tongue_is_foreign(&tongue, &article, name);
    xc_tongue_dispose(&tongue);
    return foreign;
}

START_TEST(texts_are_told_apart) {
    char name[XC_TONGUE_NAME_SIZE];
    const row *r = &rows[_i];
    bool foreign = is_foreign(r->text, NULL, name);
    /* without the fingerprints nothing is */
    if (r->language && access(XC_FINGERPRINTS "/fpdb.conf", R_OK) < 0) return;
    ck_assert_msg(foreign == (r->language != NULL), "%s: %s", r->text, name);
    if (r->language) ck_assert_str_eq(name, r->language);
}
END_TEST

START_TEST(what_an_article_states_counts) {
    static const struct {
        const char *language, *name;
    } stated[] = {
        {"de", "German"},  {"de-AT", "German"}, {"pt_BR", "Portuguese"},
        {"DE", "German"},  {"fra", "French"},   {"nb", "Norwegian Bokmål"},
        {"en", NULL},      {"en-GB", NULL},     {"en_US.UTF-8", NULL},
        {"eng", NULL},     {"EN", NULL},        {"und", NULL},
        {"mul", NULL},     {"", NULL},          {"x", NULL},
        {"English", NULL}, {"qq", NULL},        {"../..", NULL}};
    char name[XC_TONGUE_NAME_SIZE];
    for (size_t i = 0; i < sizeof stated / sizeof stated[0]; i++) {
        bool foreign = is_foreign("Three died.", stated[i].language, name);
        ck_assert_msg(foreign == (stated[i].name != NULL), "%s: %s",
                      stated[i].language, name);
        if (foreign) ck_assert_str_eq(name, stated[i].name);
    }
}
END_TEST

START_TEST(without_fingerprints_only_the_statement_counts) {
    char name[XC_TONGUE_NAME_SIZE];
    xc_article article = {0};
    article.text =
        (xc_text){rows[0].text, (uint32_t)strlen(rows[0].text), NULL, 0};
    ck_assert(!xc_tongue_is_foreign(NULL, &article, name));
    article.language = "de";
    ck_assert(xc_tongue_is_foreign(NULL, &article, name));
}
END_TEST

static xc_status take(void *user, const xc_article *article) {
    (void)article;
    ++*(int *)user;
    return XC_OK;
}

static char message[128];

static void note(void *user, const xc_notice *notice) {
    (void)user;
    snprintf(message, sizeof message, "%s: %s",
             xc_severity_name(notice->severity), notice->message);
}

START_TEST(it_is_left_out_aloud) {
    int taken = 0;
    if (access(XC_FINGERPRINTS "/fpdb.conf", R_OK) < 0) return;
    xc_arena *arena = xc_arena_new();
    xc_article_reader reader = {arena, take, note, &taken, false};
    ck_assert_int_eq(xc_articles_read(&reader, "a.txt", rows[0].text,
                                      strlen(rows[0].text), NULL, NULL),
                     XC_OK);
    ck_assert_int_eq(taken, 0);
    ck_assert_str_eq(message, "warning: the article is in German, and only "
                              "English is read; left out");
    xc_arena_free(arena);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("tongue");
    TCase *all = tcase_create("tongue");
    tcase_add_loop_test(all, texts_are_told_apart, 0,
                        (int)(sizeof rows / sizeof rows[0]));
    tcase_add_test(all, what_an_article_states_counts);
    tcase_add_test(all, without_fingerprints_only_the_statement_counts);
    tcase_add_test(all, it_is_left_out_aloud);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
