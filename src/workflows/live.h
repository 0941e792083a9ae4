// A run in memory while it advances, and where in its definition it is. Private to workflows.
#pragma once

#include "workflows/workflows.h"

namespace socle::workflows {

// One level of the position: the task's index in its list, and for a try whether it is in the body or in the catch.
struct Frame {
  std::size_t index = 0;
  bool in_catch = false;
};

struct Engine::Live {
  Run run;
  std::shared_ptr<const Definition> definition;
  std::vector<Frame> position; // from the root list down to the current task
  json::value input;           // of the current task (the previous task's output)
  json::value context;         // $context
  std::optional<json::value> answer; // a gate's decision that its task has not taken up yet
  std::int64_t steps = 0;
  std::string blob;            // where this state was last saved
};

// The list of tasks at each level of a position; the last is the list of the current task.
std::vector<const Tasks*> lists_of(const Definition& definition, const std::vector<Frame>& position);
const Task& task_at(const Definition& definition, const std::vector<Frame>& position);
std::string path_of(const Definition& definition, const std::vector<Frame>& position);
// Goes into the first task of the current task's body, or to what `then` says after it. False when the workflow ends.
void descend(const Task& task, std::vector<Frame>& position, bool into_catch);
bool move_on(const Definition& definition, std::vector<Frame>& position, std::string then);

// ISO 8601 durations as deadlines need them (P14D, PT4H, P1DT12H), or the DSL's {days, hours, minutes, seconds}; up to a year.
std::optional<std::chrono::seconds> duration_of(const json::value& value);

json::object to_state(const Engine::Live& live);

} // namespace socle::workflows
