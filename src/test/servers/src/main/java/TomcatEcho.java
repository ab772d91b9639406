import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.util.ServerInfo;
import org.apache.tomcat.websocket.server.WsSci;

/** Tomcat with its defaults; started by scripts/servers-check. */
public final class TomcatEcho {
    private TomcatEcho() {}

    public static void main(String[] arguments) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", null);
        // Filters, of which the one of WebSockets is one, are asked only before a servlet.
        Tomcat.addServlet(context, "default", new DefaultServlet());
        context.addServletMappingDecoded("/", "default");
        context.addServletContainerInitializer(new WsSci(), java.util.Set.of());
        context.addApplicationListener(Mapping.class.getName());
        tomcat.start();
        System.out.println(ServerInfo.getServerInfo().replace("Apache Tomcat/", "tomcat ") + " listening on 127.0.0.1:"
                + tomcat.getConnector().getLocalPort());
        tomcat.getServer().await();
    }

    /** Created by Tomcat by its name. */
    public static final class Mapping implements jakarta.servlet.ServletContextListener {
        @Override
        public void contextInitialized(jakarta.servlet.ServletContextEvent event) {
            try {
                ((ServerContainer) event.getServletContext().getAttribute(ServerContainer.class.getName()))
                        .addEndpoint(Echo.class);
            } catch (jakarta.websocket.DeploymentException invalid) {
                throw new IllegalStateException(invalid);
            }
        }
    }

    /** Created by Tomcat for each connection. */
    @ServerEndpoint("/")
    public static final class Echo {
        @OnMessage
        public String text(String message) {
            return message;
        }

        @OnMessage
        public ByteBuffer binary(ByteBuffer message) {
            return message;
        }
    }
}
