/*
 * fuzz_config.c - any bytes as a configuration: taken, with settings in their
 * bounds, or refused with its place.
 */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    xc_error error = XC_ERROR_INIT;
    xc_config *config = xc_config_new(fuzz_file(data, size), &error);
    fuzz_promise_status(error.status, &error);
    fuzz_promise(config || error.status < 0, "no settings without an error");
    fuzz_promise(!config || error.status == XC_OK, "settings or an error");
    bool placed = error.line > 0 && error.column > 0;
    fuzz_promise(error.status != XC_ERROR_FORMAT || placed,
                 "what is refused has a place");
    if (config) {
        const char *baseline = xc_config_get_baseline(config);
        fuzz_promise(!baseline || *baseline, "a file has a name");
        fuzz_promise(xc_config_get_fail_on(config) <= XC_SEVERITY_ERROR,
                     "a severity is one");
    }
    xc_config_free(config);
    return 0;
}
