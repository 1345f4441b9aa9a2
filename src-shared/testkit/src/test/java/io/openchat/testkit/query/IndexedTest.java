package io.openchat.testkit.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which indexes answer which questions, as MongoDB's documents on compound indexes say (equality, sort, range). */
class IndexedTest {
    private static final List<BsonDocument> KEYS =
            List.of(key("{_id: 1}"), key("{state: 1, at: 1, _id: 1}"), key("{at: 1, _id: 1}"), key("{keys: 1, at: 1}"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{_id: 'a', version: 3}                                | {}",
                "{_id: {$in: ['a', 'b']}}                              | {seq: 1}",
                "{state: 'ended'}                                      | {at: -1, _id: -1}",
                "{$and: [{state: 'ended'}, {at: {$gte: 1, $lt: 5}}]}   | {at: 1}",
                "{state: {$in: ['waiting', 'chatting']}}               | {at: 1}",
                "{at: {$lt: 5}}                                        | {}",
                "{keys: null}                                          | {}",
                "{$and: [{at: {$lt: 5}}, {$or: [{at: {$lt: 4}}, {_id: {$lt: 'a'}}]}]} | {at: -1, _id: -1}",
                "{}                                                    | {at: -1, _id: -1}"
            })
    void answered(String filter, String sort) {
        assertThat(Indexed.fault(question(filter, sort, 25), KEYS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                   | {}",
                "{}                                   | {at: 1}",
                "{state: 'ended'}                     | {at: 1, _id: -1}",
                "{name: 'Vera'}                       | {}",
                "{name: 'Vera'}                       | {at: 1}",
                "{state: 'ended', name: 'Vera'}       | {at: 1}",
                "{state: 'ended'}                     | {name: 1}",
                "{state: 'ended', seen: {$lt: 5}}     | {}",
                "{keys: {$regex: '^a'}}               | {at: 1}",
                "{$or: [{state: 'ended'}, {at: 3}]}   | {}",
                "{state: null, $or: [{name: 'a'}, {at: 1}]} | {at: -1}",
                "{at: {$lt: 5}}                       | {state: 1}"
            })
    void notAnswered(String filter, String sort) {
        assertThat(Indexed.fault(question(filter, sort, 0), KEYS)).isPresent();
    }

    private static Question question(String filter, String sort, long limit) {
        return new Question("find", "chats", key(filter), key(sort), limit, new BsonDocument());
    }

    private static BsonDocument key(String json) {
        return BsonDocument.parse(json);
    }
}
