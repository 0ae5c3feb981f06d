/*
 * Where a run comes to if it goes on from its last state, by its own rule and with its memory: what
 * its last steps tell by chance alone, more of them do not. Without the objective nobody knows, and
 * the answers are those that the last steps give.
 */
#ifndef GDPLOT_DESCENT_ONWARD_H
#define GDPLOT_DESCENT_ONWARD_H

#include "descent/space.h"

enum {
    ONWARD_PART = VERDICT_WINDOW - 1,
    ONWARD_QUESTIONS = 2, /* that one verdict asks at most */
};

/* Steps that shrink, as far as the run went. */
struct shrinking {
    double before, now; /* the largest of some steps, and of the last ones */
    long apart;         /* so many steps lie between the two */
    long turn;          /* of so many steps, a multiple of ONWARD_PART, the largest is compared with
                         * them */
    double enough;      /* such a part of `now` must not be passed in the end */
};

/* What is asked of onward_shrinks, where somebody else makes the further steps. */
struct asking {
    bool answer[ONWARD_QUESTIONS]; /* to the questions so far, in their order */
    size_t answers;
    size_t asked;          /* of these; from 0 on for each verdict */
    struct shrinking next; /* the first question that has no answer yet, */
    bool open;             /* if there is one */
};

/* The last state of a run, with its memory, and its iteration. */
struct onward {
    struct state last;
    long iteration;
    struct asking *asking; /* or NULL: the steps are made when they are asked for */
};

/*
 * In how many further updates steps are looked at: in as many as the run has made, but in 64 at
 * least and in 1,024 at most.
 */
long onward_updates(long iteration);

/* How steps go on, turn by turn. */
struct turns_onward {
    struct shrinking steps;
    long made, turns;
    double rate;    /* the logarithm of their ratio so far, a step */
    double largest; /* of the turns of the second half */
};

enum onward_told { ONWARD_SHRINKS, ONWARD_SHRINKS_NOT, ONWARD_OPEN };

/*
 * Whether steps go on to shrink: if none is longer than the `longest`, and the largest of a turn
 * becomes a fourth of `now`; or the largest of the second half of onward_updates() is `enough` of
 * it at most, and has shrunk by then a fourth as fast, in its logarithm, as from `before` to `now`.
 * A turn's largest step is infinite where one of its steps was too long.
 */
struct turns_onward onward_turns(const struct shrinking *steps, long iteration);
double onward_longest(const struct shrinking *steps);
enum onward_told onward_turn(struct turns_onward *turns, double largest);

/* The same of a run that goes on. Where somebody else makes the steps it is true of a question that
 * is open. */
bool onward_shrinks(const struct space *space, const struct onward *from,
                    const struct shrinking *steps);

/*
 * Whether the run grows to 10³ times its reach, or beyond what doubles hold, within 10³ updates.
 */
bool onward_outgrows(const struct space *space, const struct onward *from, double reach);

#endif
