/* Logs of other trainers: values, names, encodings, readers, runs and resumes, smoothing. */
#include "testing.h"

#include "base/crc32c.h"
#include "base/mem.h"
#include "base/utf16.h"
#include "descent/log.h"
#include "descent/log_labels.h"
#include "descent/log_names.h"
#include "descent/log_smooth.h"
#include "descent/log_text.h"
#include "descent/log_value.h"

static void values_are_read_as_trainers_print_them(void **state)
{
    static const struct {
        const char *text;
        bool is_number;
        double value;
    } rows[] = {
        {"1.5", true, 1.5},
        {"-3e-4", true, -3e-4},
        {"3.757e-05", true, 3.757e-05},
        {"0.33287805318832399", true, 0.33287805318832399},
        {"nan", true, NAN},
        {"NaN", true, NAN},
        {"-NaN", true, NAN},
        {"inf", true, INFINITY},
        {"-Infinity", true, -INFINITY},
        {"1e400", true, INFINITY},
        {"-1e999999", true, -INFINITY},
        {"1e-400", true, 0},
        {"59.86%", true, 59.86},
        {"04:39", true, 279},
        {"1:02:03", true, 3723},
        {"[75.0]", false, 0},
        {"True", false, 0},
        {"2025-06-04", false, 0},
        {"1:", false, 0},
        {":1", false, 0},
        {"", false, 0},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        double value = 0;
        bool is_number = log_value_read(rows[i].text, strlen(rows[i].text), &value);

        check(is_number == rows[i].is_number, "'%s' is %s", rows[i].text,
              is_number ? "a number" : "none");
        check(!is_number || same_double(value, rows[i].value), "'%s' is %.17g", rows[i].text,
              value);
    }
}

static void names_say_what_columns_are(void **state)
{
    static const struct {
        const char *name;
        enum log_role role;
        bool is_loss;
    } rows[] = {
        {"epoch", LOG_EPOCH, false},
        {"Epoch", LOG_EPOCH, false},
        {"_step", LOG_STEP, false},
        {"trainer/global_step", LOG_STEP, false},
        {"TotalEnvInteracts", LOG_STEP, false},
        {"Wall time", LOG_TIME, false},
        {"run_id", LOG_RUN, false},
        {"train/loss", LOG_METRIC, true},
        {"LossPi", LOG_METRIC, true},
        {"loss_scale", LOG_METRIC, false},
        {"num_epochs", LOG_METRIC, false},
        {"mean_io_u_5", LOG_METRIC, false},
        {"a - loss__MIN", LOG_BOUND, true},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        check(log_role_of(rows[i].name) == rows[i].role, "the role of %s", rows[i].name);
        check(log_is_loss(rows[i].name) == rows[i].is_loss, "%s as a loss", rows[i].name);
    }
}

static void encodings_are_told_apart(void **state)
{
    static const struct {
        const char *bytes, *text;
    } rows[] = {
        {"caf\xE9 3", "caf\xC3\xA9 3"},
        {"Gr\xF6\xDF\x65: 1", "Gr\xC3\xB6\xC3\x9F\x65: 1"},
        {"\x80 1", "\xE2\x82\xAC 1"},
        /* training loss, in Chinese, as GBK */
        {"\xD1\xB5\xC1\xB7\xCB\xF0\xCA\xA7: 1",
         "\xE8\xAE\xAD\xE7\xBB\x83\xE6\x8D\x9F\xE5\xA4\xB1: 1"},
    };
    struct err err = {0};

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct buf out = BUF_INIT;

        check(!log_text_is_utf8(rows[i].bytes, strlen(rows[i].bytes)), "row %zu is UTF-8", i);
        check(!log_text_from_bytes(&out, rows[i].bytes, strlen(rows[i].bytes), "x", &err),
              "row %zu: %s", i, err.message);
        check(!strcmp(out.data, rows[i].text), "row %zu: '%s'", i, out.data);
        buf_release(&out);
    }
    check(utf16_recognise("\xFF\xFE\x61\0", 4) == UTF16_LITTLE, "little-endian UTF-16");
    check(utf16_recognise("\0e\0p\0o\0c\0h", 10) == UTF16_BIG, "big-endian without a mark");
    check(utf16_recognise("epoch,loss", 10) == UTF16_NONE, "plain text");
}

/* Wherever it is cut; of halves of pairs only those that nothing can follow are none. */
static void utf16_may_come_in_pieces(void **state)
{
    static const char text[] = "x\0\x3D\xD8\0\xDE\x12\x22\0\xD8y\0\0\xDC\x3D\xD8";
    static const char wanted[] =
        "x\xF0\x9F\x98\x80\xE2\x88\x92\xEF\xBF\xBDy\xEF\xBF\xBD\xEF\xBF\xBD";

    (void)state;
    for (size_t cut = 0; cut < sizeof text; cut++) {
        struct buf out = BUF_INIT;
        size_t taken = utf16_add(&out, text, cut, UTF16_LITTLE, false);

        check(taken <= cut && cut - taken < 4, "%zu of %zu bytes were taken", taken, cut);
        utf16_add(&out, text + taken, sizeof text - 1 - taken, UTF16_LITTLE, true);
        check(!strcmp(out.data, wanted), "cut at %zu: '%s'", cut, out.data);
        buf_release(&out);
    }
}

static void names_are_the_shortest_part_that_tells(void **state)
{
    static const struct {
        const char *paths[3];
        const char *names[3];
    } rows[] = {
        {{"a/keras.csv"}, {"keras"}},
        {{"a/x/metrics.csv", "b/x/metrics.csv"}, {"a", "b"}},
        {{"r/exp_s0/progress.txt", "r/exp_s1/progress.txt"}, {"s0", "s1"}},
        {{"r/seed_1/p.txt", "r/seed_2/p.txt"}, {"seed_1", "seed_2"}},
        {{"adam.csv", "sgd.json"}, {"adam", "sgd"}},
        {{"a/1/p.csv", "a/2/p.csv", "b/1/p.csv"}, {"a/1/p.csv", "a/2/p.csv", "b/1/p.csv"}},
        {{"runs/try/events.out.tfevents.1.host.2.0"}, {"try"}},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        size_t count = rows[i].paths[2] ? 3 : rows[i].paths[1] ? 2 : 1;
        char **names = log_labels(rows[i].paths, count);

        for (size_t k = 0; k < count; k++) {
            check(!strcmp(names[k], rows[i].names[k]), "row %zu: %s is called '%s'", i,
                  rows[i].paths[k], names[k]);
            free(names[k]);
        }
        free(names);
    }
}

static void the_crc_is_castagnolis(void **state)
{
    (void)state;
    check(crc32c("123456789", 9) == 0xE3069283u, "the CRC of 123456789: %x",
          crc32c("123456789", 9));
    check(crc32c("", 0) == 0, "the CRC of nothing");
}

/* Reads a log from text; `err` has what is wrong with it. */
static int read_text(struct log *log, const char *bytes, size_t length, const char *metric,
                     const char *x, struct err *err)
{
    char *path = make_file(bytes, length);
    const struct log_wish wish = {&metric, metric != NULL, x, false};
    struct log_sources sources = {0};
    int result = log_folder_add(&sources, path, NULL, err);

    log_sources_label(&sources);
    if (!result)
        result = log_read(log, &sources, &wish, err);
    log_sources_release(&sources);
    remove_file(path);
    return result;
}

/* "RUN METRIC/X COUNT-REPLACED FIRST@X LAST@X, ..." of the series of all runs. */
static void describe(const struct log *log, struct buf *out)
{
    for (size_t i = 0; i < log->count; i++)
        for (size_t k = 0; k < log->runs[i].count; k++) {
            const struct log_series *series = &log->runs[i].series[k];
            const struct log_facts facts = series->facts;

            buf_printf(out, "%s%s %s/%s %zu", out->length ? ", " : "",
                       log->count > 1 ? log->runs[i].name : "", series->metric, series->x_name,
                       facts.count);
            if (facts.replaced)
                buf_printf(out, "-%zu", facts.replaced);
            if (facts.not_finite)
                buf_printf(out, " %zu not finite", facts.not_finite);
            buf_printf(out, " %g@%g %g@%g", facts.first, facts.first_x, facts.last, facts.last_x);
        }
}

static const struct {
    const char *name, *text, *metric, *x, *wanted;
} logs[] = {
    {"Keras", "epoch,acc,loss,val_loss\n0,0.1,3,4\n1,0.2,2,5\n", NULL, NULL,
     " loss/epoch 2 3@0 2@1,  val_loss/epoch 2 4@0 5@1"},
    {"CRCRLF, no last line end", "epoch,loss\r\r\n0,3\r\r\n1,2", NULL, NULL,
     " loss/epoch 2 3@0 2@1"},
    {"BOM, semicolons, decimal commas",
     "\xEF\xBB\xBF"
     "epoch;loss\r\n0;1,5\r\n1;0,25\r\n",
     NULL, NULL, " loss/epoch 2 1.5@0 0.25@1"},
    {"padding", "    epoch,   train/box_loss\n   0,   0.5\n   1,   0.25\n", NULL, NULL,
     " train/box_loss/epoch 2 0.5@0 0.25@1"},
    {"blanks between columns", "step loss\n0 3\n10 2\n", NULL, NULL, " loss/step 2 3@0 2@10"},
    {"Lightning", "epoch,loss,step,val_acc\n0,,7,0.5\n0,3,49,\n1,2,99,\n1,,99,0.75\n", "*", NULL,
     " val_acc/step 2 0.5@7 0.75@99,  loss/step 2 3@49 2@99"},
    {"epochs of it", "epoch,loss,step\n0,3,49\n1,2,99\n", NULL, "epoch", " loss/epoch 2 3@0 2@1"},
    {"rows of it", "epoch,loss,step\n0,3,49\n1,2,99\n", NULL, "row", " loss/row 2 3@1 2@2"},
    {"a column of it", "epoch,loss,step\n0,3,49\n1,2,99\n", NULL, "step", " loss/step 2 3@49 2@99"},
    {"equal steps", "epoch,loss\n0,3\n0,2\n0,1\n", NULL, NULL, " loss/row 3 3@1 1@3"},
    {"no loss", "epoch,text,acc,f1\n0,a,1,2\n1,b,2,3\n", NULL, NULL, " acc/epoch 2 1@0 2@1"},
    {"another run", "epoch,loss\n0,3\n1,2\n0,9\n1,8\n2,7\n", NULL, NULL,
     "run 1 loss/epoch 2 3@0 2@1, run 2 loss/epoch 3 9@0 7@2"},
    {"a header again", "epoch,loss\n0,3\n1,2\nepoch,loss\n0,9\n1,8\n", NULL, NULL,
     "run 1 loss/epoch 2 3@0 2@1, run 2 loss/epoch 2 9@0 8@1"},
    {"resumed", "step,loss\n10,5\n20,4\n30,3\n20,3.5\n30,2.5\n40,2\n", NULL, NULL,
     " loss/step 4-2 5@10 2@40"},
    {"resumed twice", "step,loss\n1,9\n2,8\n3,7\n4,6\n3,5\n4,4\n2,3\n3,2\n", NULL, NULL,
     " loss/step 3-5 9@1 2@3"},
    {"runs by a column", "run_id,epoch,loss\nb,1,3\nb,2,2\na,1,4\na,2,1\n", NULL, NULL,
     "b loss/epoch 2 3@1 2@2, a loss/epoch 2 4@1 1@2"},
    {"not finite", "epoch,loss\n0,3\n1,nan\n2,inf\n3,\n4,1\n", NULL, NULL,
     " loss/epoch 4 2 not finite 3@0 1@4"},
    {"W&B",
     "\"Step\",\"a - loss\",\"a - loss__MIN\",\"b - 1 - "
     "loss\"\n\"0\",\"3\",\"3\",\"4\"\n\"2\",\"\",\"\",\"5\"\n",
     NULL, NULL, "a loss/Step 1 3@0 3@0, b - 1 loss/Step 2 4@0 5@2"},
    {"JSON Lines",
     "{\"iteration\": 19, \"loss\": NaN, \"a\": {\"b_loss\": 1}}\n{\"iteration\": 39, \"loss\": "
     "2}\n",
     NULL, NULL, " loss/iteration 2 1 not finite 2@39 2@39,  a.b_loss/iteration 1 1@19 1@19"},
    {"rows of other units",
     "{\"loss\": 3, \"epoch\": 1, \"step\": 60}\n{\"acc\": 0.5, \"step\": 1}\n{\"loss\": 2, "
     "\"epoch\": 2, \"step\": 120}\n{\"acc\": 0.6, \"step\": 2}\n",
     "*", NULL, " loss/step 2 3@60 2@120,  acc/step 2 0.5@1 0.6@2"},
    {"fairseq",
     "2020 | INFO | train | {\"epoch\": 1, \"loss\": \"9.5\", \"num_updates\": \"100\"}\n2020 | "
     "INFO | x\n2020 | INFO | train | {\"epoch\": 2, \"loss\": \"8.5\", \"num_updates\": "
     "\"200\"}\n",
     NULL, NULL, " loss/num_updates 2 9.5@100 8.5@200"},
    {"trainer_state.json",
     "{\"global_step\": 20, \"log_history\": [{\"loss\": 3, \"step\": 10}, {\"eval_loss\": 4, "
     "\"step\": 10}, {\"loss\": 2, \"step\": 20}]}",
     NULL, NULL, " loss/step 2 3@10 2@20,  eval_loss/step 1 4@10 4@10"},
    {"an object of lists", "{\"loss\": [3, 2, 1], \"val_loss\": [4, 5]}", NULL, NULL,
     " loss/row 3 3@1 1@3,  val_loss/row 2 4@1 5@2"},
    {"boosting",
     "some words\n[0]\ttrain-rmse:21.5\tval-rmse:22\n[15:20:06] WARNING: "
     "x\n[1]\ttrain-rmse:20\tval-rmse:21\n[0]\ttrain-rmse:9\n",
     "train-rmse", NULL, "run 1 train-rmse/round 2 21.5@0 20@1, run 2 train-rmse/round 1 9@0 9@0"},
    {"LightGBM", "[50]\tvalid's binary_logloss: 0.46   \n[100]\tvalid's binary_logloss: 0.45\n",
     NULL, NULL, " valid's binary_logloss/round 2 0.46@50 0.45@100"},
    {"CatBoost",
     "Learning rate set to 0.03\n0:\tlearn: 0.68\ttest: 0.69\tbest: 0.69 (0)\ttotal: "
     "50ms\tremaining: "
     "5s\n1:\tlearn: 0.6\ttest: 0.65\tbest: 0.65 (1)\ttotal: 90ms\tremaining: 4s\n",
     "*", NULL, " learn/iteration 2 0.68@0 0.6@1,  test/iteration 2 0.69@0 0.65@1"},
    {"logging",
     "2025-06-04 17:36:55,380 - INFO -   lr: 0.01\n2025-06-04 17:39:02,341 - INFO - Epoch 1/35, "
     "Train Loss: 1.6, Test Acc: 59.86%\n2025-06-04 17:39:03,341 - INFO - Epoch 2/35, Train Loss: "
     "1.2, Test Acc: 69%\n",
     "*", NULL, " Train Loss/epoch 2 1.6@1 1.2@2,  Test Acc/epoch 2 59.86@1 69@2"},
    {"padded epochs",
     "{'epoch': 300.0,\n 'h_fea_len': 128}\nEpoch [001/300] - Train Loss: 145.5, LR: "
     "[0.001]\nEpoch [002/300] - Train Loss: 70, LR: [0.001]\n",
     "*", NULL, " Train Loss/epoch 2 145.5@1 70@2,  LR/epoch 2 0.001@1 0.001@2"},
    {"nanoGPT",
     "iter 0: loss 4.2, time 27ms, mfu -100.00%\nstep 0: train loss 4.1, val loss 4.3\niter 1: "
     "loss 4, time 26.5ms, mfu 3%\n",
     NULL, NULL,
     " loss/iter 2 4.2@0 4@1,  train loss/step 1 4.1@0 4.1@0,  val loss/step 1 4.3@0 4.3@0"},
    {"Caffe",
     "I0821 09:21:15.397500  5405 solver.cpp:222] Iteration 100, loss = 0.5\nI0821 09:21:15.397500 "
     " 5405 solver.cpp:238]     Train net output #0: loss = 0.5 (* 1 = 0.5 loss)\nI0821 "
     "09:21:16.397500  5405 solver.cpp:330] Iteration 500, Testing net (#0)\nI0821 09:21:16.397500 "
     " 5405 solver.cpp:397]     Test net output #0: accuracy = 0.98\n",
     "*", NULL, " loss/iteration 1 0.5@100 0.5@100,  test accuracy/iteration 1 0.98@500 0.98@500"},
    {"a progress bar",
     "Epoch 1/2\n1/9 [..] - ETA: 0s - loss: 3.5\r9/9 [==] - 5s 6ms/step - loss: 2.5 - val_loss: "
     "3\nEpoch 2/2\n9/9 [==] - loss: 2 - val_loss: 3.5\n",
     NULL, NULL, " loss/epoch 2 2.5@1 2@2,  val_loss/epoch 2 3@1 3.5@2"},
    {"mmengine",
     "01/02 03:04:05 - mmengine - INFO - Epoch(train)   [1][1/2]  lr: 1.0e-02  eta: 4:59:11  loss: "
     "1.2\n01/02 - x - INFO - Epoch(train)   [2][2/2]  lr: 1.0e-02  eta: 4:59:11  loss: 0.8\n",
     NULL, NULL, " loss/iteration 2 1.2@1 0.8@4"},
};

static void logs_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(logs); i++) {
        struct buf said = BUF_INIT;
        struct err err = {0};
        struct log log;

        if (read_text(&log, logs[i].text, strlen(logs[i].text), logs[i].metric, logs[i].x, &err)) {
            check(false, "%s: %s", logs[i].name, err.message);
            continue;
        }
        describe(&log, &said);
        check(!strcmp(said.data, logs[i].wanted), "%s: '%s', not '%s'", logs[i].name, said.data,
              logs[i].wanted);
        buf_release(&said);
        log_release(&log);
    }
}

static void what_is_no_log_is_refused_by_name(void **state)
{
    static const struct {
        const char *text, *said;
    } rows[] = {
        {"", "an empty file"},
        {"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 15972\n", "Git LFS"},
        {"Traceback (most recent call last):\n  File \"a.py\", line 3, in b\n",
         "a traceback of Python"},
        {"<!DOCTYPE html>\n", "HTML"},
        {"0.5 1\n0.4 2\n", "numbers without a header"},
        {"no number\nat all\n", "no metric in it"},
        {"epoch,loss\n0,3\n1,2,5\n2,1\n", ":3:1: 3 cells, but its header has 2"},
        {"epoch,loss\n0,3\n1,abc\n", ":3: 'abc' is no number, but loss is a metric"},
        {"{\"step\": 1, \"loss\": 3}\n{\"step\": 2, \"loss\"\n{\"step\": 3}\n", ":2:"},
        {"{\"log_history\": [{\"step\": 1", "the JSON ends within a value"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct err err = {0};
        struct log log;

        check(read_text(&log, rows[i].text, strlen(rows[i].text), NULL, NULL, &err) == -1,
              "'%s' is read", rows[i].text);
        check(err.status == STATUS_INPUT && contains(err.message, rows[i].said), "'%s': %s",
              rows[i].text, err.message);
    }
}

static void last_lines_that_are_cut_are_left_out(void **state)
{
    static const char *const rows[] = {"epoch,loss,acc\n0,3,1\n1,2",
                                       "{\"step\": 0, \"loss\": 3}\n{\"step\": 1, \"lo"};

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct err err = {0};
        struct log log;

        if (read_text(&log, rows[i], strlen(rows[i]), NULL, NULL, &err)) {
            check(false, "row %zu: %s", i, err.message);
            continue;
        }
        check(contains(err.warning, "cut short"), "row %zu says '%s'", i, err.warning);
        check(log.runs[0].series[0].facts.count == 1, "row %zu: its values", i);
        log_release(&log);
    }
}

static void add_word(struct buf *out, uint64_t word, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++) {
        char byte = (char)(word >> 8 * i & 0xFF);

        buf_add(out, &byte, 1);
    }
}

static uint32_t masked(uint32_t crc)
{
    return (crc >> 15 | crc << 17) + 0xA282EAD8u;
}

static void add_record(struct buf *out, const struct buf *event)
{
    struct buf length = BUF_INIT;

    add_word(&length, event->length, 8);
    buf_add(out, length.data, 8);
    add_word(out, masked(crc32c(length.data, 8)), 4);
    buf_add(out, event->data, event->length);
    add_word(out, masked(crc32c(event->data, event->length)), 4);
    buf_release(&length);
}

/* An event of one scalar, as simple_value or as a tensor. */
static void add_scalar(struct buf *out, const char *tag, unsigned char step, float value,
                       bool tensor)
{
    struct buf inner = BUF_INIT, summary = BUF_INIT, event = BUF_INIT;
    uint32_t bits;

    memcpy(&bits, &value, sizeof bits);
    buf_printf(&inner, "\x0A%c%s", (char)strlen(tag), tag);
    if (tensor)
        buf_add(&inner, "\x42\x08\x08\x01\x22\x04", 6);
    else
        buf_add(&inner, "\x15", 1);
    add_word(&inner, bits, 4);
    buf_add(&summary, "\x0A", 1);
    add_word(&summary, inner.length, 1);
    buf_add(&summary, inner.data, inner.length);
    buf_add(&event, "\x09\0\0\0\0\0\0\xF0\x3F", 9);
    if (step) {
        buf_add(&event, "\x10", 1);
        add_word(&event, step, 1);
    }
    buf_add(&event, "\x2A", 1);
    add_word(&event, summary.length, 1);
    buf_add(&event, summary.data, summary.length);
    add_record(out, &event);
    buf_release(&inner);
    buf_release(&summary);
    buf_release(&event);
}

static struct buf make_events(void)
{
    struct buf file = BUF_INIT;

    add_scalar(&file, "train/loss", 0, 3, false);
    add_scalar(&file, "val_loss", 0, 4, true);
    add_scalar(&file, "train/loss", 10, 2.5, false);
    add_scalar(&file, "epoch_loss", 1, 0.5, true);
    return file;
}

static void event_files_are_read(void **state)
{
    struct buf file = make_events(), said = BUF_INIT;
    struct err err = {0};
    struct log log;

    (void)state;
    check(!read_text(&log, file.data, file.length, NULL, NULL, &err), "%s", err.message);
    describe(&log, &said);
    check(!strcmp(said.data, " train/loss/step 2 3@0 2.5@10,  val_loss/step 1 4@0 4@0,  "
                             "epoch_loss/epoch 1 0.5@1 0.5@1"),
          "'%s'", said.data);
    log_release(&log);
    buf_release(&said);
    buf_release(&file);
}

static void damaged_event_files_are_told(void **state)
{
    struct buf file = make_events();
    struct err err = {0}, cut = {0};
    struct log log;

    (void)state;
    check(!read_text(&log, file.data, file.length - 5, NULL, NULL, &cut), "%s", cut.message);
    check(contains(cut.warning, "its last record is cut short"), "'%s'", cut.warning);
    log_release(&log);
    file.data[40] ^= 1;
    check(read_text(&log, file.data, file.length, NULL, NULL, &err) == -1 &&
              err.status == STATUS_INPUT && contains(err.message, "byte 0: the CRC of a record"),
          "'%s'", err.message);
    buf_release(&file);
}

static void smoothing_has_no_bias(void **state)
{
    static const double values[] = {1, 2, NAN, 3, 4},
                        wanted[] = {1, 1.625, NAN, 2.3265306122448979, 3.0955882352941178};
    struct log_smooth smooth;
    double out[LENGTH(values)];

    (void)state;
    check(log_smooth_read(&smooth, "0.6"), "0.6 is read");
    log_smooth_apply(&smooth, values, LENGTH(values), out);
    for (size_t i = 0; i < LENGTH(values); i++)
        check(isnan(wanted[i]) ? isnan(out[i]) : near(out[i], wanted[i], 1e-15), "value %zu: %.17g",
              i, out[i]);
    check(log_smooth_read(&smooth, "median:3"), "median:3 is read");
    log_smooth_apply(&smooth, values, LENGTH(values), out);
    check(out[0] == 1.5 && out[1] == 1.5 && isnan(out[2]) && out[3] == 3.5, "medians %g %g %g",
          out[0], out[1], out[3]);
    check(!log_smooth_read(&smooth, "median:4") && !log_smooth_read(&smooth, "1") &&
              !log_smooth_read(&smooth, "x"),
          "others are none");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(values_are_read_as_trainers_print_them),
        TEST(names_say_what_columns_are),
        TEST(encodings_are_told_apart),
        TEST(utf16_may_come_in_pieces),
        TEST(names_are_the_shortest_part_that_tells),
        TEST(the_crc_is_castagnolis),
        TEST(logs_are_read),
        TEST(what_is_no_log_is_refused_by_name),
        TEST(last_lines_that_are_cut_are_left_out),
        TEST(event_files_are_read),
        TEST(damaged_event_files_are_told),
        TEST(smoothing_has_no_bias),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
