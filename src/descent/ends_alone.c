#include "descent/ends_alone.h"

#include <math.h>
#include <string.h>

struct run_end ends_train_alone(const struct block *block, const struct setting *setting)
{
    struct descent descent = *block->descent;
    struct trajectory trajectory;
    struct err err = {0};
    struct run_end end;

    memcpy(descent.start, setting->start, sizeof descent.start);
    memcpy(descent.optimizer.hyper, setting->hyper, sizeof setting->hyper);
    descent.lr = &setting->lr;
    descent.runs = 1;
    if (descent_train(&descent, block->lanes->objective, &trajectory, &err))
        return (struct run_end){NAN, {NAN, NAN}, VERDICT_UNDEFINED, -1};
    end = run_end_of(&trajectory.runs[0], block->lanes->objective, descent.tolerance);
    trajectory_release(&trajectory);
    return end;
}
