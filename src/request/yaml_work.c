#include "request/yaml_work.h"

#include <yaml.h>

struct counter {
    long steps;
    long depth; /* of open collections */
    long anchors, tags;
};

static void count(struct counter *counter, yaml_token_type_t type)
{
    switch (type) {
    case YAML_BLOCK_SEQUENCE_START_TOKEN:
    case YAML_BLOCK_MAPPING_START_TOKEN:
    case YAML_FLOW_SEQUENCE_START_TOKEN:
    case YAML_FLOW_MAPPING_START_TOKEN:
        counter->depth++;
        break;
    case YAML_BLOCK_END_TOKEN:
    case YAML_FLOW_SEQUENCE_END_TOKEN:
    case YAML_FLOW_MAPPING_END_TOKEN:
        counter->depth--;
        break;
    case YAML_ANCHOR_TOKEN:
    case YAML_ALIAS_TOKEN:
        counter->steps += counter->anchors++;
        break;
    case YAML_TAG_DIRECTIVE_TOKEN:
        counter->steps += counter->tags++;
        break;
    default:
        break;
    }
    counter->steps += 1 + (counter->depth > 0 ? counter->depth : 0);
}

long yaml_work(const char *text, size_t length)
{
    struct counter counter = {0};
    yaml_parser_t parser;
    yaml_token_t token;
    yaml_token_type_t type = YAML_NO_TOKEN;

    if (!yaml_parser_initialize(&parser))
        return 0;
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, length);
    while (type != YAML_STREAM_END_TOKEN && counter.steps <= YAML_MOST_WORK &&
           yaml_parser_scan(&parser, &token)) {
        type = token.type;
        count(&counter, type);
        yaml_token_delete(&token);
    }
    yaml_parser_delete(&parser);
    return counter.steps;
}
