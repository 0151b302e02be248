/*
 * sink.c - hands output on to its receiver as it fills, so that a report of
 * any size needs little memory.
 *
 * After the first failure nothing more is sent. Exports: xc_sink_*.
 */
#include "report/report.h"

void xc_sink_init(xc_sink *sink, xc_write_fn *write, void *user) {
    *sink = (xc_sink){XC_BUFFER_INIT, write, user, XC_OK};
}

void xc_sink_flush(xc_sink *sink) {
    if (sink->status < 0) return;
    if (sink->buffer.failed) {
        sink->status = XC_ERROR_MEMORY;
        return;
    }
    if (sink->buffer.length == 0) return;
    int answer =
        sink->write(sink->user, sink->buffer.bytes, sink->buffer.length);
    if (answer < 0) {
        sink->status = answer == XC_ERROR_IO ? XC_ERROR_IO : XC_ERROR_CLOSED;
    }
    xc_buffer_clear(&sink->buffer);
}

xc_status xc_sink_finish(xc_sink *sink, xc_error *error) {
    xc_sink_flush(sink);
    xc_buffer_dispose(&sink->buffer);
    switch (sink->status) {
    case XC_OK:
        return XC_OK;
    case XC_ERROR_MEMORY:
        return xc_fail(error, sink->status, "out of memory while writing");
    case XC_ERROR_IO:
        return xc_fail(error, sink->status, "the output cannot be written");
    default:
        return xc_fail(error, sink->status, "the output was closed early");
    }
}
