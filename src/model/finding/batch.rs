//! Findings about batch runs over many documents, and about joining the shards of a run.

declare! {
    Error batch_empty(inputs: Text);
    Error batch_inside(path: Text);
    Error batch_reserved(path: Text, folder: Text);
    Error batch_collision(path: Text, first: Text, second: Text);
    Error batch_same(path: Text, first: Text, second: Text);
    Error batch_folder(path: Text);
    Warning batch_twice(title: Text, count: Count, paths: Text);
    Error batch_busy(folder: Text);
    Error batch_name(path: Text);
    Error batch_gone(path: Text);
    Error batch_list(path: Text);
    Error batch_pattern(pattern: Text, detail: Detail);
    Error batch_crashed(detail: Detail);
    Error store_unknown(place: Text, detail: Detail);
    Error join_none(folder: Text);
    Error join_missing(path: Text);
    Error join_doubled(path: Text, shards: Text);
    Error join_differs(path: Text, shards: Text);
    Error join_changed(path: Text);
    Error join_altered(path: Text);
    Error join_recipe(path: Text, shard: Text);
}
