import com.mongodb.client.MongoClients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** The documents of each collection, one in a line, with the types of their fields: Documents STORE FOLDER. */
final class Documents {
    public static void main(String[] words) throws Exception {
        JsonWriterSettings form =
                JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();
        try (var client = MongoClients.create(words[0])) {
            var database = client.getDatabase("openchat");
            for (String name : database.listCollectionNames()) {
                List<String> lines = new ArrayList<>();
                for (BsonDocument document : database.getCollection(name, BsonDocument.class).find()) {
                    lines.add(document.toJson(form));
                }
                Files.write(Path.of(words[1], name + ".jsonl"), lines);
                System.out.println(name + " " + lines.size());
            }
        }
    }
}
